@arrivals @load @live @graduated
Feature: Graduated ramp

  Levels as a list: in great strides where nothing is expected, and job by job where the server is expected to break.

  Rule: A Focus Server should hold each level of a list

    Scenario Outline: Each level of the list is held
      Given a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the graduated ramp holds 5, 10 and 11 to 13 live jobs, each for 5 seconds
      Then the ramp should pass
      And every job should be gone

      @staging @production
      Examples: Every environment
        | environment | success rate | API response | errors at maximum |
        | every       | 85 %         | 15 s         | 20 %              |
