@trust
Feature: Accounting

  A success rate is only as true as the count of jobs behind it. Here the suite is tried on embedded servers that invite it to count wrongly.

  Rule: What was asked for should be the denominator

    Scenario: One job of nine is no success
      Given a Focus Server with room for 1 job
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 9 to 9 live jobs, by 1 every 2 seconds
      Then the verdict is that the server broke at 9 jobs
      And the success rate of the last step is 11.1 %

  Rule: A job should count as streaming only while its rows arrive

    Scenario Outline: Streams that are open and bring nothing are not alive
      Given a Focus Server that <misbehaves>
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 2 to 4 live jobs, by 2 every 5 seconds
      Then the verdict is that the server broke at 2 jobs
      And no level held

      Examples:
        | misbehaves                               |
        | lets every stream fall silent            |
        | ends every stream as if it were complete |

    Scenario: Jobs that the server ended are lost, and are not replaced
      Given a Focus Server with room for 5 jobs that ends the oldest for one more
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 3 to 8 live jobs, by 2 every 2 seconds
      Then the verdict is that the server broke at 7 jobs
      And 3 jobs were lost and 0 refused
