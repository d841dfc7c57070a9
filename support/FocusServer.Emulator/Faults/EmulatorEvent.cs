namespace FocusServer.Emulator.Faults;

/// <summary>Represents one occasion on which a fault struck.</summary>
/// <param name="At">The scenario time since the server was started.</param>
/// <param name="Kind">The kind of the fault.</param>
/// <param name="Subject">The job, stream, row or request that was struck, such as <c>job 7-1729</c>, <c>stream 7-1729/0</c> or <c>GET
/// channels #12</c>.</param>
/// <param name="Effect">The effect, as a sentence.</param>
public sealed record EmulatorEvent(TimeSpan At, FaultKind Kind, string Subject, string Effect);

/// <summary>Adds the number to an event by which clients ask for later ones.</summary>
internal readonly record struct NumberedEvent(int Number, EmulatorEvent Event);
