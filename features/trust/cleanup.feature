@trust
Feature: Cleanup

  A job that is left behind takes its share of the server from somebody else. Here the suite is tried on embedded servers, and by people, that make
  cleaning up hard.

  Rule: Every job should be gone after a ramp, whatever became of it

    Scenario Outline: Nothing is left behind on a server that misbehaves
      Given a Focus Server that <misbehaves>
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 2 to 6 live jobs, by 2 every 2 seconds
      Then every job is gone
      And the server itself knows none of its jobs any more

      Examples:
        | misbehaves                    |
        | refuses one job in three      |
        | lets every stream fall silent |

    Scenario: Nothing is left behind by a ramp that somebody stops
      Given a Focus Server with room for 10 jobs
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      And somebody who stops the ramp at 4 jobs
      When the short ramp grows from 2 to 6 live jobs, by 2 every 2 seconds
      Then nothing is proven
      And every job is gone
      And the server itself knows none of its jobs any more

    Scenario: Nothing is left behind by a run that was killed
      Given a Focus Server with room for 10 jobs
      And the job of somebody else on it
      And a run that was killed while it had 3 jobs there
      When the jobs that earlier runs left behind are swept
      Then the jobs of the killed run are gone
      And the job of somebody else is still there
