@trust @sweep
Feature: Sweep

  Every ramp cleans up after itself. One whose process was killed cannot; but it wrote down which jobs it asked for, before it asked.
  The next ramp sweeps what such a run left behind. To do so without a ramp, run this feature alone.

  Rule: Jobs of runs that could not clean up should be gone from their server

    Scenario: What earlier runs left behind is swept
      When the jobs that earlier runs left behind are swept
      Then the servers should say that each of them is gone
