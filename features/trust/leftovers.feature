@trust
Feature: Leftovers

  The server alone knows whether a job is gone. Here it is an embedded server that says a job is still there.

  Rule: A job that stays should be named, and fail the run whatever its limits say

    Scenario: A server that keeps its jobs is found out
      Given a Focus Server that never lets a job go
      And the limits of the environment
        | healthy steps | success rate | API response | errors at maximum |
        | 70 %          | 85 %         | 15 s         | 20 %              |
      When the short ramp grows from 2 to 2 live jobs, by 1 every 2 seconds
      Then the verdict is a failure, although every step was healthy
      And 2 jobs are named as left behind
