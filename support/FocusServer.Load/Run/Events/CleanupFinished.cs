using FocusServer.Load.Cleanup;

namespace FocusServer.Load.Run.Events;

/// <summary>The cleanup ended, and the server was asked what it still has.</summary>
public sealed record CleanupFinished(TimeSpan At, CleanupResult Result) : RunEvent(At);
