using FocusServer.Evidence.Observations;

namespace FocusServer.Diagnostics.Sources;

/// <summary>A note on the answers of a component.</summary>
/// <param name="Kind">Whether it answered.</param>
/// <param name="Times">The number of questions that the note stands for.</param>
/// <param name="Slowest">The slowest answer among them; null for failures.</param>
/// <param name="Why">The reason of a failure.</param>
internal sealed record PingNote(ObservationKind Kind, int Times, TimeSpan? Slowest, string? Why);
