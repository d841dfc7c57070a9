@trust
Feature: Leftovers

  The server alone knows whether a job is gone. Here it is an embedded server that says a job is still there.

  Rule: A job that stays should be named, and fail the run whatever its limits say

    Scenario: A server that keeps its jobs is found out
      Given a Focus Server that never lets a job go
      When 2 jobs are started at once and held for 2 seconds
      Then every step should be healthy
      But the verdict should be "failed"
      And 2 jobs should be named as left behind
