@parallel
Feature: Parallel one

  Scenario: Takes its time
    Given a step that takes its time
