@gradual_load @load @live @stability
Feature: Stability ramp

  An everyday load, reached without haste: 25 viewers, five at a time, in about three minutes.
  At no level may the server be without a single streaming job, whatever its limits would allow.

  Rule: A Focus Server should stay stable under an everyday load

    Scenario Outline: Twenty-five live jobs are held at every level
      Given the limits of the environment
        | healthy steps   | success rate   | API response   | errors at maximum   |
        | <healthy steps> | <success rate> | <API response> | <errors at maximum> |
      When the stability ramp grows from 5 to 25 live jobs, by 5 every 10 seconds
      Then at least <healthy steps> of the steps are healthy, and none is without a streaming job
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
