namespace FocusServer.Emulator.Faults;

/// <summary>A request that a fault may strike.</summary>
/// <param name="Route">The first word of its path.</param>
/// <param name="Rest">What follows it.</param>
/// <param name="Name">As it stands in the log, with its number.</param>
/// <param name="Ordinal">Tells it from all others, the same in every run.</param>
internal readonly record struct RequestSubject(string Route, string Rest, string Name, ulong Ordinal);
