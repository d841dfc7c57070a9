@hooks
Feature: Hooks

  Scenario: Hooks run in the order of their kinds and numbers
    Given a step
    When a step
    Then the hooks ran in order

  @fails_before
  Scenario: A hook before the scenario fails
    Given a step

  @fails_after
  Scenario: A hook after the scenario fails
    Given a step

  Scenario: State is one scenario's
    Given a step
    Then the hooks ran in order
