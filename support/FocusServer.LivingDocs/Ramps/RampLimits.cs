namespace FocusServer.LivingDocs.Ramps;

/// <summary>What a ramp is judged by. Shares are percent, times are scenario time; null is a limit that the evidence does not name.</summary>
/// <param name="SuccessRate">The least share of a level's jobs that must stream through its hold.</param>
/// <param name="ApiResponse">The longest that the slowest health probe may take.</param>
/// <param name="ErrorsAtMaximum">The largest share of the jobs at the maximum that may not stream.</param>
/// <param name="HealthySteps">The least share of the steps that must be healthy.</param>
public sealed record RampLimits(double? SuccessRate, TimeSpan? ApiResponse, double? ErrorsAtMaximum, double? HealthySteps);
