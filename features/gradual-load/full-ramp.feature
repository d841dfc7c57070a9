@gradual_load @load @live @full @slow
Feature: Full ramp

  How many live jobs does the server hold, and where does it break? A hundred viewers arrive five at a time, in 20 levels.
  Run it before each release, in five to twelve minutes. It stops early where three levels in a row have failed.

  Rule: A Focus Server should hold a hundred live jobs within the limits of its environment

    Scenario Outline: A hundred live jobs are held
      Given a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the full ramp grows from 5 to 100 live jobs, by 5 every 10 seconds
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
