@trust
Feature: Missed promises

  A promise is worth what happens when it is not kept. Here each of them meets an embedded server that cannot keep it.

  Rule: A promise that is not kept should be missed

    Scenario Outline: Viewers who wait too long are not overlooked
      Given a Focus Server that <misbehaves>
      When a ramp grows from 2 to 4 jobs, by 2
      Then the promise <promise> should be missed
      And every job should be gone

      Examples:
        | misbehaves                     | promise                                       |
        | starts its jobs late           | of a first row within 10 seconds              |
        | answers job requests late      | of an answer to job requests within 2 seconds |
        | grows slower with every viewer | of health within 1 seconds of the maximum     |

    Scenario: Streams that stand still are counted
      Given a Focus Server that lets every stream fall silent
      When a ramp grows from 2 to 4 jobs, by 2 every 5 seconds
      Then the promise of no stall should be missed
      And the promise of no gap above 2 seconds should be missed
      And every job should be gone

    Scenario: Too little room is told in jobs
      Given a Focus Server with room for 3 jobs
      When a ramp grows from 2 to 4 jobs, by 2
      Then the promise of 4 held jobs should be missed
      And the promise of twice the 2 jobs of today should be missed
      And the promise of 1 MB a second for each job should be missed
      And every job should be gone
