namespace FocusServer.Emulator.Faults;

/// <summary>A part of the scenario, in scenario time since the server was started.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends; null (default): never.</param>
public sealed record TimeWindow(TimeSpan From, TimeSpan? To = null)
{
    internal bool Contains(TimeSpan time) => time >= From && !(time >= To);

    internal bool Covers(TimeWindow? other) =>
        other is null ? From <= TimeSpan.Zero && To is null : From <= other.From && (To is null || To >= other.To);

    /// <summary>Whether it has been on from the start when the other ends.</summary>
    internal bool CoversUntilEndOf(TimeWindow? other) => From <= TimeSpan.Zero && (To is null || other?.To <= To);
}
