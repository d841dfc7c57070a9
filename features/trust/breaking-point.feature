@trust
Feature: Breaking point

  "Breaking point: 35 jobs" has to mean 35. Here the suite is tried on embedded servers whose capacity is known.

  Rule: The breaking point should be the first level that fails twice

    Scenario Outline: The breaking point of a server of known capacity is found
      Given a Focus Server with room for <room> jobs
      When a ramp grows from 2 to 10 jobs, by 2, of which 85 % must stream
      Then the breaking point should be <breaking point> jobs
      And the last good level should be <last good> jobs
      And the capacity should be <room> jobs

      Examples:
        | room | last good | breaking point | because                                           |
        | 3    | 2         | 4              | 3 of 4 jobs are 75 %                              |
        | 7    | 8         | 10             | 7 of 8 jobs are 87.5 %, but 7 of 10 are only 70 % |

    Scenario: A server that goes down breaks where it went down
      Given a Focus Server that crashes at the third job
      When a ramp grows from 2 to 6 jobs, by 2
      Then the breaking point should be 4 jobs
      And the last good level should be 2 jobs
      And the server should no longer know any job of the ramp

  Rule: The breaking point should be found to the job on request

    Scenario: The levels between the last good and the first bad one are searched
      Given a Focus Server with room for 7 jobs
      And a search for the exact breaking point
      When a ramp grows from 2 to 12 jobs, by 5, of which 85 % must stream
      Then the breaking point should be 9 jobs
      And the last good level should be 8 jobs
      And every job should be gone

  Rule: A server that recovers should not be called broken

    Scenario: A level that fails once is held again
      Given a Focus Server that is too slow the first time 4 jobs are held
      When a ramp grows from 2 to 6 jobs, by 2
      Then the ramp should pass
