@trust @alone
Feature: Load generator

  The machine that asks the questions can be overloaded too. What it then measures says more about itself than about the server.

  Rule: The load generator's own overload should not be blamed on the server

    Scenario: A load generator that is overloaded proves nothing
      Given a Focus Server with room for 3 jobs
      And a load generator that has run out of threads
      When 4 jobs are started at once and held for 5 seconds
      Then the verdict should be "not proven"
      And the load generator should be named as the cause

  Rule: A busy machine should slow the pace down and leave the verdict alone

    Scenario: A hold that proves nothing is held again at a slower pace
      Given a Focus Server with room for 3 jobs
      And a load generator that runs out of threads in its first hold
      When 4 jobs are started at once and held for 5 seconds
      Then the verdict should be "broke"
      And the breaking point should be 4 jobs
      And the pace should have given way
