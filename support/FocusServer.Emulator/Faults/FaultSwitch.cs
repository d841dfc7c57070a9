namespace FocusServer.Emulator.Faults;

/// <summary>A fault that can be switched on and off.</summary>
/// <param name="Number">Its place on the board, from 1.</param>
/// <param name="Fault">What goes wrong, and when.</param>
/// <param name="IsOn">Whether it strikes at present, where its triggers let it.</param>
public sealed record FaultSwitch(int Number, Fault Fault, bool IsOn);
