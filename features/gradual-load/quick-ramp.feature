@gradual_load @load @live @quick
Feature: Quick ramp

  The first look at a Focus Server, in about two minutes: a handful of viewers arrive two at a time.
  Run it before every longer ramp. What it finds broken, a longer ramp would only find later.

  Rule: A Focus Server should hold ten live jobs within the limits of its environment

    Scenario Outline: Ten live jobs are held
      Given the limits of the environment
        | healthy steps   | success rate   | API response   | errors at maximum   |
        | <healthy steps> | <success rate> | <API response> | <errors at maximum> |
      When the quick ramp grows from 2 to 10 live jobs, by 2 every 5 seconds
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
