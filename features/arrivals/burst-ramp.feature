@arrivals @load @live @burst
Feature: Burst ramp

  A control room opens, and thirty viewers ask for their pictures in the same second. Then one more comes at a time.
  A server that only cannot start many at once passes every other ramp. Here it fails, for all are asked for at once, and only once.

  Rule: A Focus Server should take a burst of live jobs at once, and go on from there

    Scenario Outline: Thirty live jobs at once are held, and more come
      Given a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the burst ramp asks for 30 live jobs at once, and for 1 more every 5 seconds up to 32
      Then the ramp should pass
      And every job should be gone

      @staging @production
      Examples: Every environment
        | environment | success rate | API response | errors at maximum |
        | every       | 85 %         | 15 s         | 20 %              |
