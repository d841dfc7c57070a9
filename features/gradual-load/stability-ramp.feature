@gradual_load @load @live @stability
Feature: Stability ramp

  An everyday load, reached without haste: 25 viewers, five at a time, in about three minutes.
  At no level may the server be without a single streaming job, whatever its limits would allow.

  Rule: A Focus Server should stay stable under an everyday load

    Scenario Outline: Twenty-five live jobs are held at every level
      Given a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the stability ramp grows from 5 to 25 live jobs, by 5 every 10 seconds
      Then the ramp should pass
      And every step should have a streaming job
      And every job should be gone

      @staging
      Examples: Staging
        | environment | success rate | API response | errors at maximum |
        | staging     | 70 %         | 30 s         | 30 %              |

      @production
      Examples: Production
        | environment | success rate | API response | errors at maximum |
        | production  | 85 %         | 15 s         | 20 %              |
