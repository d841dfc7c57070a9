@promises @load @live
Feature: Promises to viewers

  What each viewer gets besides a stream that lives: an answer and a first picture in time, and a picture that does not stand still.
  Every ramp measures this. Here it is held against what was promised.

  Rule: Each viewer should be answered, see the first row in time, and keep seeing new ones

    Scenario Outline: Ten viewers get what was promised to them
      Given a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the promised ramp grows from 5 to 10 live jobs, by 5 every 5 seconds
      Then 95 % of the jobs should show their first row within <first row>, and each within <longest first row>
      And 95 % of the job requests should be answered within <answer time>
      And at most <stalled jobs> of the jobs should stall, and no gap should last longer than <longest gap>
      And the ramp should pass

      @staging
      Examples: Staging
        | environment | success rate | API response | errors at maximum | first row | longest first row | answer time | stalled jobs | longest gap |
        | staging     | 70 %         | 30 s         | 30 %              | 20 s      | 30 s              | 5 s         | 10 %         | 5 s         |

      @production
      Examples: Production
        | environment | success rate | API response | errors at maximum | first row | longest first row | answer time | stalled jobs | longest gap |
        | production  | 85 %         | 15 s         | 20 %              | 10 s      | 25 s              | 2 s         | 0 %          | 3 s         |
