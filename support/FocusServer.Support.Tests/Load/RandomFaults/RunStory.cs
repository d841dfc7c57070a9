using FocusServer.Evidence.Judging;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>A run as both sides tell it.</summary>
/// <param name="Server">What the server was to be like.</param>
/// <param name="Result">What the engine says.</param>
/// <param name="Holds">What had struck when each judged hold began, and when it ended.</param>
/// <param name="Health">What had struck when the final health check began and ended; null when there was none.</param>
/// <param name="All">Everything that struck.</param>
/// <param name="Present">The jobs that the server had when the run ended, by its own table.</param>
/// <param name="Opened">How many jobs the server ever made, by its own count.</param>
internal sealed record RunStory(
    RandomServer Server,
    RampResult Result,
    IReadOnlyList<(StepResult Step, Strikes Before, Strikes During, Strikes After)> Holds,
    Strikes? Health,
    Strikes All,
    IReadOnlyList<string> Present,
    long Opened);
