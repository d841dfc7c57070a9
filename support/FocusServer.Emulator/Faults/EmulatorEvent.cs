namespace FocusServer.Emulator.Faults;

/// <summary>A fault that struck.</summary>
/// <param name="At">When, in scenario time since the server was started.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Subject">What was struck, such as <c>job 7-1729</c>, <c>stream 7-1729/0</c> or <c>GET channels #12</c>.</param>
/// <param name="Effect">What that did.</param>
public sealed record EmulatorEvent(TimeSpan At, FaultKind Kind, string Subject, string Effect);
