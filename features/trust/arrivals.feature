@trust
Feature: Arrivals

  Each way in which jobs can arrive has a promise of its own. Here each is tried on an embedded server that breaks it.

  Rule: A burst should be judged by what comes at once

    Scenario: A server that chokes on a burst breaks at its first level
      Given a Focus Server that chokes on jobs that are asked for at once
      When a burst of 8 jobs is followed by 1 more
      Then the breaking point should be 8 jobs
      And no level should hold
      And every job should be gone

  Rule: The levels of a list should be held as they stand there

    Scenario: The breaking point is a level of the list
      Given a Focus Server with room for 5 jobs
      When a ramp holds 2 and 4 to 7 jobs, of which 100 % must stream
      Then the breaking point should be 6 jobs
      And the last good level should be 5 jobs
