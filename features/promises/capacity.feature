@promises @load @live
Feature: Promises of capacity

  How many viewers there is room for, what each of them is sent, and how soon the server is itself again after its busiest hour.

  Rule: The server should hold the jobs that are required, and recover from them

    Scenario Outline: The required jobs are held
      Given a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the promised ramp grows from 5 to 10 live jobs, by 5 every 5 seconds
      Then at least <required jobs> jobs should be held, where <wished jobs> are wished for
      And each job should bring at least <bytes> MB a second
      And the server should be healthy again within <recovery> of the maximum
      And every job should be gone

      @staging
      Examples: Staging
        | environment | success rate | API response | errors at maximum | required jobs | wished jobs | bytes | recovery |
        | staging     | 70 %         | 30 s         | 30 %              | 5             | 10          | 0.08  | 60 s     |

      @production
      Examples: Production
        | environment | success rate | API response | errors at maximum | required jobs | wished jobs | bytes | recovery |
        | production  | 85 %         | 15 s         | 20 %              | 10            | -           | 0.08  | 30 s     |

  Rule: The server should have room to grow

    Scenario Outline: More jobs are held than are needed today
      Given it is known how many jobs the server carries today
      And a step is healthy when at least <success rate> of its jobs stream and the API answers within <API response>
      And a ramp passes when at least 70 % of its steps are healthy and at most <errors at maximum> of the jobs fail at the maximum
      When the promised ramp grows from 5 to 10 live jobs, by 5 every 5 seconds
      Then at least <headroom> times the jobs of today should be held
      And every job should be gone

      @staging
      Examples: Staging
        | environment | success rate | API response | errors at maximum | headroom |
        | staging     | 70 %         | 30 s         | 30 %              | 1        |

      @production
      Examples: Production
        | environment | success rate | API response | errors at maximum | headroom |
        | production  | 85 %         | 15 s         | 20 %              | 1.5      |
