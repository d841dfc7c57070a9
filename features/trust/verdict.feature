@trust
Feature: Verdict

  A reader of "passed" must be able to believe it. Here the suite is tried on embedded servers that give it reason to pass wrongly.

  Rule: Without data nothing should pass

    Scenario Outline: A server that gives nothing to measure proves nothing
      Given a Focus Server that <misbehaves>
      When a ramp grows from 2 to 4 jobs, by 2
      Then the verdict should be "not proven"
      And every job should be gone

      Examples:
        | misbehaves                  |
        | waits for its fibre         |
        | has lost its message broker |
        | answers nothing but errors  |
        | sends no rows               |
        | never starts a job          |
