@fails_before_feature
Feature: A feature that cannot start

  Scenario: The first does not run
    Given a step

  Scenario: Nor does the second
    Given a step
