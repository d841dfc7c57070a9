using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Generators;
using FocusServer.Load.Jobs;
using FocusServer.Specs.Contexts;

namespace FocusServer.Specs.Drivers;

/// <summary>
/// Load generators that share the ramp of a scenario. They live in this process, so that they share its pace; each has its own jobs and connections to the
/// server, and a line to the coordinator that can be cut.
/// </summary>
public sealed class LoadGenerators(TargetContext target, RampObservers observers) : IAsyncDisposable
{
    private static readonly TimeSpan _realLease = TimeSpan.FromSeconds(2);

    private readonly List<Line> _lines = [];

    /// <summary>The load generators, and what each of them is assigned; null when the scenario has none.</summary>
    public GeneratorFleet? Fleet => _lines.Count == 0 ? null : new([.. _lines.Select(line => new FoundGenerator(line.Identity, line))], Assignment());

    /// <summary>The name of the one that was shut off; null when none was.</summary>
    public string? ShutOff { get; private set; }

    /// <summary>Starts some.</summary>
    public void Start(int generators)
    {
        var (time, server) = (target.Time, target.Client.BaseUrl);
        for (var number = 1; number <= generators; number++)
        {
            var identity = new GeneratorIdentity { Name = FormattableString.Invariant($"lab-{number}"), Version = "1", Processors = Environment.ProcessorCount };
            var worker = new GeneratorWorker(identity, time, (_, _) =>
                Task.FromResult(new WorkerTools(new FocusServerClient(new FocusServerClientOptions { BaseUrl = server }, time), monitor: null, [])));
            _lines.Add(new Line(identity, worker));
        }
    }

    /// <summary>Cuts the line to the last one when a level is held.</summary>
    public void ShutOneOffWhenHeld(int level)
    {
        ShutOff = _lines[^1].Identity.Name;
        observers.Add(new AtHold(level, _lines[^1].Cut));
    }

    /// <summary>Tells what the one that was shut off works for by now; null for nothing any more.</summary>
    public async Task<string?> FindWorkOfTheOneShutOffAsync() => (await _lines[^1].IntroduceAsync(CancellationToken.None)).BusyWith;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_lines.Select(line => line.EndAsync()));

    private Assignment Assignment()
    {
        var pool = new JobPoolOptions();
        return new()
        {
            RunId = "trust",
            Epoch = 1,
            Version = "1",
            Server = new FocusServerClientOptions { BaseUrl = target.Client.BaseUrl },
            Shape = JobShape.Light,
            MostJobs = 10,
            ReadyTimeout = pool.ReadyTimeout,
            CloseTimeout = pool.CloseTimeout,
            MinStall = pool.MinStall,

            // A busy machine is late in its own time, whatever the pace.
            Lease = _realLease * Math.Max(1, target.Settings.Pace),
        };
    }

    private sealed class Line(GeneratorIdentity identity, GeneratorWorker worker) : IGenerator
    {
        private volatile bool _cut;

        public GeneratorIdentity Identity => identity;

        public void Cut() => _cut = true;

        public Task EndAsync() => worker.DisposeAsync().AsTask();

        public Task<GeneratorIdentity> IntroduceAsync(CancellationToken cancellationToken) => worker.IntroduceAsync(cancellationToken);

        public Task<AssignmentAnswer> AssignAsync(Assignment assignment, CancellationToken cancellationToken) => worker.AssignAsync(assignment, cancellationToken);

        public Task<GeneratorReport> ExchangeAsync(GeneratorCommand command, CancellationToken cancellationToken) =>
            _cut ? new TaskCompletionSource<GeneratorReport>().Task : worker.ExchangeAsync(command, cancellationToken);
    }

    private sealed class AtHold(int level, Action act) : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            if (runEvent is HoldStarted hold && hold.Step.Level == level)
            {
                act();
            }
        }
    }
}
