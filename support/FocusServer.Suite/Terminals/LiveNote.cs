namespace FocusServer.Suite.Terminals;

/// <summary>Something that happened in a run, on one line.</summary>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Text">The event in words.</param>
internal sealed record LiveNote(TimeSpan At, string Text);
