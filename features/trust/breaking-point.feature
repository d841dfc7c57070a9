@trust
Feature: Breaking point

  "Breaking point: 35 jobs" has to mean 35. Here the suite is tried on embedded servers whose capacity is known.

  Rule: The breaking point should be the first level that failed twice

    Scenario Outline: The level at which a server breaks is found
      Given a Focus Server with room for <room> jobs
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 2 to 10 live jobs, by 2 every 2 seconds
      Then the verdict is that the server broke at <level> jobs
      And the last level that held is <held> jobs
      And the capacity is <room> jobs

      Examples:
        | room | held | level |
        | 3    | 2    | 4     |
        | 7    | 8    | 10    |

  Rule: The breaking point should be found to the job when that is asked for

    Scenario: The jobs between two levels are searched
      Given a Focus Server with room for 7 jobs
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      And a search for the breaking point to the job
      When the short ramp grows from 2 to 12 live jobs, by 5 every 2 seconds
      Then the verdict is that the server broke at 9 jobs
      And the last level that held is 8 jobs
      And every job is gone

  Rule: A server that recovers should not be called broken

    Scenario: A level that failed once is held again
      Given a Focus Server too slow when 4 jobs are first held
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 2 to 6 live jobs, by 2 every 2 seconds
      Then the ramp is held
