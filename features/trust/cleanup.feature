@trust
Feature: Cleanup

  A job that is left behind takes its share of the server from another client. Here the suite is tried where cleaning up is hard.

  Rule: Every job should be gone after a ramp, whatever became of it

    Scenario Outline: Nothing is left behind on a server that misbehaves
      Given a Focus Server that <misbehaves>
      When a ramp grows from 2 to 6 jobs, by 2
      Then every job should be gone
      And the server should no longer know any job of the ramp

      Examples:
        | misbehaves                    |
        | refuses one job in three      |
        | lets every stream fall silent |

    Scenario: Nothing is left behind by a ramp that is stopped
      Given a Focus Server with room for 10 jobs
      When a ramp grows from 2 to 6 jobs, by 2, and is stopped at 4
      Then the verdict should be "not proven"
      And every job should be gone
      And the server should no longer know any job of the ramp

    Scenario: Nothing is left behind by a run that was killed
      Given a Focus Server with room for 10 jobs
      And a job of another client
      And a run that was killed while it had 3 jobs there
      When the jobs that earlier runs left behind are swept
      Then the jobs of the killed run should be gone
      And the job of the other client should still be there
