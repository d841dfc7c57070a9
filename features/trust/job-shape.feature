@trust
Feature: Job shape

  What a job asks for decides how much a server has to send for it. A light job brings two rows a second on each of its three streams,
  the job of a viewer who looks at ten seconds sixty. A hundred jobs of the one say little about a hundred of the other.

  Rule: Every job of a ramp should have the shape that its row names

    Scenario Outline: The rows that come are those that the shape asks for
      Given a Focus Server with room for 2 jobs
      And each job has the <shape> shape
      When 2 jobs are started at once and held for 10 seconds
      Then the ramp should pass
      And each job should bring about <rows> rows a second
      And every job should be gone

      Examples:
        | shape  | rows | because                  |
        | light  | 6    | 600 pixels in 5 minutes  |
        | viewer | 180  | 600 pixels in 10 seconds |
