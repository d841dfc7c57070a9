namespace FocusServer.Emulator.Page;

/// <summary>Represents the state of the server.</summary>
/// <param name="ScenarioTime">The seconds since the start, or since the last reset.</param>
/// <param name="Seed">The seed of all random choices.</param>
/// <param name="Windows">The number of windows.</param>
/// <param name="RowInterval">The seconds between two rows of a stream.</param>
/// <param name="Profile">The active profile.</param>
/// <param name="Faults">The faults on the board.</param>
/// <param name="Jobs">The existing jobs, by window.</param>
/// <param name="Events">The most recent events, by time.</param>
internal sealed record ServerView(
    double ScenarioTime,
    int Seed,
    int Windows,
    double RowInterval,
    string Profile,
    IReadOnlyList<FaultView> Faults,
    IReadOnlyList<JobView> Jobs,
    IReadOnlyList<EventView> Events);
