@shop
Feature: A shop
  With a description.

  Background:
    Given a basket

  Scenario: A table becomes a set of things
    When these are put into it
      | Name   | Price |
      | apples | 1.50  |
      | pears  | 2.25  |
    Then it holds 2 things for 3.75

  Scenario: A text and a value task
    When this is noted
      """
      two
      lines
      """
    Then a value task sees 2 lines

  @members
  Rule: Members should pay less

    Background:
      Given a member

    @discount
    Scenario Outline: Members pay <percent> percent
      Then the infos are those of the row
      And a member pays <percent> percent

      @staging
      Examples: Staging
        | percent |
        | 90      |

      @production
      Examples:
        | percent |
        | 80      |
