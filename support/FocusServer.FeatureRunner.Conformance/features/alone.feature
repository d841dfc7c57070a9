@alone
Feature: Alone

  Scenario: Comes last, beside nothing else
    Then at most 2 scenarios ran at once
    And none runs beside this one
