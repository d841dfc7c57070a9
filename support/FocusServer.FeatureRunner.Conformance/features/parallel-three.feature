@parallel
Feature: Parallel three

  Scenario: Takes its time
    Given a step that takes its time
