@trust
Feature: Many machines

  One machine can watch about forty jobs of viewers at once. For more, several load generators share a ramp, and none of them may go missing
  unnoticed.

  Rule: A ramp that many load generators share should find what one finds

    Scenario: The breaking point is the same
      Given a Focus Server with room for 7 jobs
      And 3 load generators
      When a ramp grows from 2 to 10 jobs, by 2, of which 85 % must stream
      Then the breaking point should be 10 jobs
      And the capacity should be 7 jobs
      And every load generator should have had its share
      And every job should be gone

  Rule: A load generator that is lost should prove nothing, and leave nothing behind

    Scenario: Nothing is proven without a load generator that is shut off
      Given a Focus Server with room for 10 jobs
      And 3 load generators, of which one is shut off when 6 jobs are held
      When a ramp grows from 3 to 9 jobs, by 3
      Then the verdict should be "not proven"
      And the lost load generator should be named
      And its jobs should count as unknown

    Scenario: A load generator that is shut off ends its jobs by itself
      Given a Focus Server with room for 10 jobs
      And 3 load generators, of which one is shut off when 6 jobs are held
      When a ramp grows from 3 to 9 jobs, by 3
      Then the load generator that was shut off should have ended its jobs by itself
      And every job should be gone
      And the server should no longer know any job of the ramp
