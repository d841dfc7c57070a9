using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Running;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Support.Tests.Load.Running;

/// <summary>The quick ramp against a simulated server, in virtual time.</summary>
internal sealed class RampTestBed : IRunObserver
{
    private readonly List<RunEvent> _events = [];

    public RampTestBed() => Server = new SimulatedServer(Time.Clock);

    public static RampLimits Staging { get; } = new()
    {
        MinHealthySteps = new Percentage(70),
        MinSuccessRate = new Percentage(70),
        MaxApiResponse = TimeSpan.FromSeconds(30),
        MaxErrorRateAtMaximum = new Percentage(30),
    };

    public static RampLimits Production { get; } = Staging with
    {
        MinSuccessRate = new Percentage(85),
        MaxApiResponse = TimeSpan.FromSeconds(15),
        MaxErrorRateAtMaximum = new Percentage(20),
    };

    public static RampOptions Quick { get; } = new()
    {
        Name = "quick",
        InitialJobs = 2,
        MaxJobs = 10,
        StepIncrement = 2,
        StepInterval = TimeSpan.FromSeconds(5),
    };

    public VirtualTime Time { get; } = new();

    public SimulatedServer Server { get; }

    public RampLimits Limits { get; init; } = Staging;

    public RampOptions Ramp { get; init; } = Quick;

    public RunOptions Options { get; init; } = new();

    public IGeneratorMonitor? GeneratorMonitor { get; set; }

    public IReadOnlyList<RunEvent> Events => _events;

    public List<IRunObserver> Observers { get; } = [];

    public RunManifest Manifest => new()
    {
        RunId = "run-1",
        Title = "a ramp",
        Environment = "embedded",
        BaseUrl = Server.BaseUrl,
        Pace = 1,
        StartedAt = Time.Clock.GetUtcNow(),
    };

    public Task<RampResult> RunAsync(CancellationToken cancellationToken = default) => Time.RunAsync(() =>
        new LoadTest(Server, Time.Clock, Options, GeneratorMonitor)
            .RunAsync(RampPlan.From(Ramp), Limits, Manifest, [this, .. Observers], cancellationToken));

    public void On(RunEvent runEvent) => _events.Add(runEvent);
}
