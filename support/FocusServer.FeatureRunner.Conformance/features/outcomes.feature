Feature: Outcomes

  Scenario: A step is not implemented
    Given a pending step
    Then a step

  Scenario: A step throws that it is not implemented
    Given a step that throws NotImplementedException
    Then a step

  Scenario: A step is unknown
    Given 3 "unknown" steps
    And a step

  Scenario: A step has two definitions
    Given an ambiguous step

  Scenario: A word is no number
    Given many of many

  Scenario: A step asks to skip
    Given a step that skips
    Then a step

  @ignore
  Scenario: A scenario is ignored
    Given a step

  Scenario: A dispose throws
    Given something that cannot be disposed

  Scenario: The scenario after it runs
    Given a step

  Scenario: A step fails and a step is attached
    Given a file is attached
    When a step fails
    Then a step

  @here
  Scenario: A scoped definition is the closer one
    Given a scoped step
