namespace FocusServer.Load.Run.Events;

/// <summary>The server was reached, speaks the contract and has its fibre; no job has been asked for yet.</summary>
/// <param name="At">When, in scenario time since the run started.</param>
/// <param name="ServerVersion">The version that the server says it has; null when it says none.</param>
/// <param name="Channels">How many channels its sensor has.</param>
public sealed record PreconditionMet(TimeSpan At, string? ServerVersion, int Channels) : RunEvent(At);
