@gradual_load @load @live @custom
Feature: Custom ramp

  A ramp with numbers of your own, to look closer at a load that matters to you.
  It runs when at least one of its numbers is set, and is skipped otherwise.

  Rule: A Focus Server should hold any ramp that is asked for within the limits of its environment

    Scenario Outline: The jobs of the custom ramp are held
      Given the limits of the environment
        | healthy steps   | success rate   | API response   | errors at maximum   |
        | <healthy steps> | <success rate> | <API response> | <errors at maximum> |
      When the custom ramp grows as configured
      Then at least <healthy steps> of the steps are healthy
      And at most <errors at maximum> of the jobs fail at the maximum
      And the server is healthy at the end of the ramp
      And every job is gone
      And the ramp is held

      @staging
      Examples: Staging
        | environment | healthy steps | success rate | API response | errors at maximum |
        | staging     | 70 %          | 70 %         | 30 s         | 30 %              |

      @production
      Examples: Production
        | environment | healthy steps | success rate | API response | errors at maximum |
        | production  | 70 %          | 85 %         | 15 s         | 20 %              |
