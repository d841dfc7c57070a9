using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Running;

namespace FocusServer.Support.Tests.Load.BreakingPoint;

/// <summary>
/// The full ramp against a simulated server, made cheap enough for thousands of runs: one stream a job with a row every eight seconds, a health probe
/// every second, and time that leaps. What is required, judged and searched is the engine's own.
/// </summary>
internal sealed class FullRamp
{
    private readonly LeapingTime _time = new();

    public FullRamp(int capacity = int.MaxValue) => Server = new SimulatedServer(_time.Clock)
    {
        Capacity = capacity,
        StreamCount = 1,
        RowInterval = TimeSpan.FromSeconds(8),
    };

    public static IReadOnlyList<int> Levels { get; } = [.. Enumerable.Range(1, 20).Select(step => step * 5)];

    public SimulatedServer Server { get; }

    public RampLimits Limits { get; init; } = RampTestBed.Staging;

    public bool FindCapacity { get; init; }

    public RampResult Run() => _time.Run(() => new LoadTest(Server, _time.Clock, Options).RunAsync(
        RampPlan.From(new RampOptions { Name = "full", InitialJobs = 5, MaxJobs = 100, StepIncrement = 5, StepInterval = TimeSpan.FromSeconds(10) }),
        Limits,
        new RunManifest { RunId = "run", Title = "full", Environment = "simulated", BaseUrl = Server.BaseUrl, Pace = 1, StartedAt = _time.Clock.GetUtcNow() },
        [],
        CancellationToken.None));

    private RunOptions Options => new()
    {
        FindCapacity = FindCapacity,
        ProbeInterval = TimeSpan.FromSeconds(1),
        Cleanup = new CleanupOptions { MinPoll = TimeSpan.FromSeconds(10), MaxPoll = TimeSpan.FromSeconds(10) },
        Drain = new CleanupOptions { Deadline = TimeSpan.FromSeconds(150), MinPoll = TimeSpan.FromSeconds(10), MaxPoll = TimeSpan.FromSeconds(10) },
    };
}
