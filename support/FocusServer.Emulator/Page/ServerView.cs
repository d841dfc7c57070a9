namespace FocusServer.Emulator.Page;

/// <summary>Represents the state of the server.</summary>
internal sealed record ServerView(
    double ScenarioTime, int Seed, int Windows, string Profile,
    IReadOnlyList<FaultView> Faults, IReadOnlyList<JobView> Jobs, IReadOnlyList<EventView> Events);
