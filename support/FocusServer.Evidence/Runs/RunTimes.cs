namespace FocusServer.Evidence.Runs;

/// <summary>What a run allows for, besides its holds, in scenario time.</summary>
/// <param name="Ready">How long a job may take to stream.</param>
/// <param name="StartsAtOnce">How many jobs are brought up at once, at most.</param>
/// <param name="Cleanup">How long the cleanup may take.</param>
public sealed record RunTimes(TimeSpan Ready, int StartsAtOnce, TimeSpan Cleanup);
