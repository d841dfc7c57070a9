@trust @alone
Feature: Load generator

  The machine that asks the questions can be overloaded too. What it then measures says more about itself than about the server.

  Rule: The load generator's own overload should not be put down to the server

    Scenario: A load generator that is overloaded proves nothing
      Given a Focus Server with room for 3 jobs
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      And a load generator without a thread to spare
      When the short ramp grows from 4 to 4 live jobs, by 1 every 5 seconds
      Then nothing is proven
      And the load generator is named as the cause
