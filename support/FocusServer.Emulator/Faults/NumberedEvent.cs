namespace FocusServer.Emulator.Faults;

/// <summary>A fault that struck, with a number by which it is known.</summary>
/// <param name="Number">The how-manieth it was, from 1.</param>
/// <param name="Event">What happened.</param>
internal readonly record struct NumberedEvent(int Number, EmulatorEvent Event);
