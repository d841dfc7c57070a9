@gradual_load @load @live @quick
Feature: Quick ramp

  The first look at a Focus Server, in about two minutes: viewers arrive two at a time until there are ten.
  Run it before any longer ramp. Whatever it finds broken, a longer ramp would only find later.

  Rule: A Focus Server should hold ten live jobs within the limits of its environment

    Scenario Outline: Ten live jobs are held
      Given a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the quick ramp grows from 2 to 10 live jobs, by 2 every 5 seconds
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
