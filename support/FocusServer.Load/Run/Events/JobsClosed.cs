namespace FocusServer.Load.Run.Events;

/// <summary>Every stream of the run is closed, and the server was asked to end its jobs. From here on the run only waits for it to say that they are gone.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="Deadline">How long it waits at most.</param>
public sealed record JobsClosed(TimeSpan At, TimeSpan Deadline) : RunEvent(At);
