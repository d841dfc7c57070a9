namespace FocusServer.Evidence.Runs;

/// <summary>The times that a run allows, besides its holds, in scenario time.</summary>
/// <param name="Ready">The longest that a job may take to stream.</param>
/// <param name="StartsAtOnce">The most jobs that are brought up at once.</param>
/// <param name="Cleanup">The longest that the cleanup may take.</param>
public sealed record RunTimes(TimeSpan Ready, int StartsAtOnce, TimeSpan Cleanup);
