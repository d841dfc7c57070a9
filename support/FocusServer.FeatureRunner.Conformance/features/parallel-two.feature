@parallel
Feature: Parallel two

  Scenario: Takes its time
    Given a step that takes its time
