namespace FocusServer.Emulator.Page;

/// <summary>The whole server at a glance.</summary>
/// <param name="ScenarioTime">Seconds since the start, or since the last reset.</param>
/// <param name="Seed">What chance depends on.</param>
/// <param name="Windows">How many jobs there can be.</param>
/// <param name="RowInterval">Seconds between two rows of a stream.</param>
/// <param name="Profile">The active profile.</param>
/// <param name="Faults">What is on the board.</param>
/// <param name="Jobs">The jobs there are now, by window.</param>
/// <param name="Events">The last faults that struck, by time.</param>
internal sealed record ServerView(
    double ScenarioTime,
    int Seed,
    int Windows,
    double RowInterval,
    string Profile,
    IReadOnlyList<FaultView> Faults,
    IReadOnlyList<JobView> Jobs,
    IReadOnlyList<EventView> Events);
