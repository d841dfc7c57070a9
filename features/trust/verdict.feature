@trust
Feature: Verdict

  Whoever reads "passed" must be able to believe it. Here the suite is tried on embedded servers that give it reason to pass wrongly.

  Rule: Without data nothing should pass

    Scenario Outline: A server that gives nothing to measure proves nothing
      Given a Focus Server that <misbehaves>
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 2 to 4 live jobs, by 2 every 2 seconds
      Then nothing is proven
      And every job is gone

      Examples:
        | misbehaves                  |
        | waits for its fibre         |
        | has lost its message broker |
        | answers nothing but errors  |
        | sends no rows               |
        | never starts a job          |

    Scenario: A server that goes down in mid-ramp proves nothing
      Given a Focus Server that crashes at the third job
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 2 to 6 live jobs, by 2 every 2 seconds
      Then nothing is proven
      And the server itself knows none of its jobs any more
