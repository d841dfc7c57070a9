@gradual_load @load @live @custom
Feature: Custom ramp

  A ramp with numbers of your own, to look closer at a load that matters to you.
  It runs when at least one of its numbers is set, and is skipped otherwise.

  Rule: A Focus Server should hold any ramp that is asked for within the limits of its environment

    Scenario Outline: The jobs of the custom ramp are held
      Given a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the custom ramp grows as configured
      Then the ramp should pass
      And every job should be gone

      @staging
      Examples: Staging
        | environment | success rate | API response | errors at maximum |
        | staging     | 70 %         | 30 s         | 30 %              |

      @production
      Examples: Production
        | environment | success rate | API response | errors at maximum |
        | production  | 85 %         | 15 s         | 20 %              |
