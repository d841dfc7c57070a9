@gradual_load @load @live @full @slow
Feature: Full ramp

  How many live jobs does the server hold, and where does it break? A hundred viewers arrive five at a time, in 20 levels.
  Run it before each release, in five to twelve minutes. It stops early where three levels in a row have failed.

  Rule: A Focus Server should hold a hundred live jobs within the limits of its environment

    Scenario Outline: A hundred live jobs are held
      Given the limits of the environment
        | healthy steps   | success rate   | API response   | errors at maximum   |
        | <healthy steps> | <success rate> | <API response> | <errors at maximum> |
      When the full ramp grows from 5 to 100 live jobs, by 5 every 10 seconds
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
