namespace FocusServer.LivingDocs.Ramps;

/// <summary>What a ramp was to do.</summary>
/// <param name="Initial">The first level, in jobs.</param>
/// <param name="Maximum">The last level, in jobs.</param>
/// <param name="Increment">How many jobs each step adds.</param>
/// <param name="Interval">How long each level is held, in scenario time.</param>
/// <param name="Levels">Every level, in jobs and in order; may be empty where the evidence does not say.</param>
public sealed record RampPlan(int Initial, int Maximum, int Increment, TimeSpan Interval, IReadOnlyList<int> Levels);
