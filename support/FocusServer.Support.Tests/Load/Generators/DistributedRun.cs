using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Generators;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.Strain;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>A ramp in virtual time on one process, or split over simulated machines.</summary>
internal sealed class DistributedRun : IRunObserver
{
    // Every server has noticed by then what was closed.
    private static readonly TimeSpan _afterwards = TimeSpan.FromSeconds(240);

    private readonly List<RunEvent> _events = [];
    private readonly LeapingTime _time = new();

    public DistributedRun(Func<EventClock, SimulatedServer> server)
    {
        Server = server(_time.Clock);
        Coordinator = new Node(Server, World);
    }

    public SimulatedServer Server { get; }

    public EventClock World => _time.Clock;

    /// <summary>The machine of the coordinator.</summary>
    public Node Coordinator { get; }

    public List<Node> Nodes { get; } = [];

    public List<SimulatedNetwork> Networks { get; } = [];

    public List<GeneratorWorker> Workers { get; } = [];

    public IReadOnlyList<RunEvent> Events => _events;

    public RampOptions Ramp { get; init; } = RampTestBed.Quick;

    public RampLimits Limits { get; init; } = RampTestBed.Production;

    public RunOptions Options { get; init; } = new() { ProbeInterval = TimeSpan.FromSeconds(0.5) };

    /// <summary>The jobs on the server when the run said that it was over.</summary>
    public IReadOnlyList<string> PresentAtTheEnd { get; private set; } = [];

    /// <summary>The jobs on the server minutes later.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    /// <summary>The jobs that the run ever wrote down.</summary>
    public int Asked => _events.OfType<JobChanged>().Count(changed => changed.Job.State == JobState.Requested);

    /// <summary>Adds a machine with a load generator.</summary>
    /// <param name="connect">The way to it.</param>
    /// <param name="readyAfter">The time that it takes to get ready for a run.</param>
    public Node AddGenerator(Func<IGenerator, Node, SimulatedNetwork> connect, TimeSpan readyAfter = default)
    {
        var node = new Node(Server, World);
        var identity = new GeneratorIdentity { Name = $"lab-{Nodes.Count + 1}", Version = "1", Processors = 2 };
        var worker = new GeneratorWorker(identity, node.Clock, async (_, _) =>
        {
            await Task.Delay(readyAfter, World, CancellationToken.None);
            return new WorkerTools(node, new PauseMonitor(World, node.Clock.Stops), []);
        });
        Nodes.Add(node);
        Workers.Add(worker);
        Networks.Add(connect(worker, node));
        return node;
    }

    public void On(RunEvent runEvent) => _events.Add(runEvent);

    /// <summary>The load generators that have not been killed, and still work for the run.</summary>
    public IReadOnlyList<string> Busy { get; private set; } = [];

    /// <summary>Runs the ramp, on all generators that were added, or on this process alone when none was.</summary>
    public RampResult Run() => _time.Run(async () =>
    {
        var fleet = Networks.Count == 0 ? null : new GeneratorFleet([.. Networks.Select((network, i) => new FoundGenerator(Identity(i), network))], Assignment);
        var monitor = new PauseMonitor(World, Coordinator.Clock.Stops);
        var result = await new LoadTest(Coordinator, Coordinator.Clock, Options, monitor, fleet).RunAsync(RampPlan.From(Ramp), Limits, Manifest, [this], CancellationToken.None);
        PresentAtTheEnd = Server.Present;
        await Task.Delay(_afterwards, World);
        Left = Server.Present;
        var identities = await Task.WhenAll(Workers.Select(worker => worker.IntroduceAsync(CancellationToken.None)));
        Busy = [.. identities.Where((identity, i) => identity.BusyWith is not null && !Nodes[i].Killed).Select(identity => identity.Name)];
        return result;
    });

    private static GeneratorIdentity Identity(int i) => new() { Name = $"lab-{i + 1}", Version = "1", Processors = 2 };

    private Assignment Assignment => new()
    {
        RunId = "run",
        Epoch = 2,
        Version = "1",
        Server = new FocusServerClientOptions { BaseUrl = Server.BaseUrl },
        Shape = JobShape.Light,
        MostJobs = Ramp.MaxJobs,
        ReadyTimeout = Options.Pool.ReadyTimeout,
        CloseTimeout = Options.Pool.CloseTimeout,
        MinStall = Options.Pool.MinStall,
    };

    private RunManifest Manifest =>
        new() { RunId = "run", Title = "quick", Environment = "simulated", BaseUrl = Server.BaseUrl, Pace = 1, StartedAt = World.GetUtcNow() };
}
