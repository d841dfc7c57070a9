@trust
Feature: Accounting

  A success rate is only as true as the count of jobs behind it. Here the suite is tried on embedded servers that invite it to count wrongly.

  Rule: What was asked for should be the denominator

    Scenario: One streaming job out of nine is a failure
      Given a Focus Server with room for 1 job
      When 9 jobs are started at once and held for 2 seconds
      Then the breaking point should be 9 jobs
      And the success rate of the last step should be 11.1 %

  Rule: A job should count as streaming only while its rows arrive

    Scenario Outline: Streams that are open and bring nothing are not alive
      Given a Focus Server that <misbehaves>
      When a ramp grows from 2 to 4 jobs, by 2 every 5 seconds
      Then the breaking point should be 2 jobs
      And no level should hold

      Examples:
        | misbehaves                               |
        | lets every stream fall silent            |
        | ends every stream as if it were complete |

    Scenario: Jobs that the server ended are lost, and are not replaced
      Given a Focus Server with room for 5 jobs that evicts the oldest for each new one
      When a ramp grows from 3 to 8 jobs, by 2
      Then the breaking point should be 7 jobs
      And 3 jobs should be lost and 0 refused
