using System.Collections.Concurrent;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Jobs;
using FocusServer.Load.Measuring;
using FocusServer.Load.Reporting;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Generators;

/// <summary>
/// The work of one load generator for one run: the jobs that it was ordered to ask for, each asked for once, and its lease. All that is
/// known of the jobs after the lease has ended is still told to whoever asks in its epoch.
/// </summary>
internal sealed class WorkerRun
{
    private readonly Lock _gate = new();
    private readonly Assignment _assignment;
    private readonly TimeProvider _time;
    private readonly RunClock _clock;
    private readonly Action<string> _tell;
    private readonly SortedDictionary<int, WorkerJob> _jobs = [];
    private readonly ConcurrentDictionary<string, JobStateMachine> _names = new(StringComparer.Ordinal);
    private readonly StreamMeter _meter = new();
    private readonly TransitionLog _log = new();
    private readonly JobPoolOptions _options;
    private WorkerTools? _tools;
    private RunEvents? _events;
    private TakenMeasurements? _taken;
    private long _lastCommand;
    private TimeSpan _leaseUntil;
    private Task? _ending;

    public WorkerRun(
        Assignment assignment, TimeProvider time, Func<Assignment, CancellationToken, Task<WorkerTools>> prepare, Action<string> tell, CancellationToken stop)
    {
        (_assignment, _time, _tell) = (assignment, time, tell);
        _clock = new RunClock(time);
        _options = new JobPoolOptions { ReadyTimeout = assignment.ReadyTimeout, CloseTimeout = assignment.CloseTimeout, MinStall = assignment.MinStall };
        Ready = PrepareAsync(prepare, stop);
    }

    public string RunId => _assignment.RunId;

    /// <summary>The answer to the assignment, once the tools are there.</summary>
    public Task<AssignmentAnswer> Ready { get; }

    /// <summary>True when nothing of the run is left to do.</summary>
    public bool Over { get; private set; }

    /// <summary>Applies a command, unless it is older than one that has arrived, and reports.</summary>
    public async Task<GeneratorReport> ExchangeAsync(GeneratorCommand command)
    {
        var received = _clock.Now;
        if ((await Ready).Refused is { } refused)
        {
            return new GeneratorReport { Number = command.Number, ReceivedAt = received, SentAt = _clock.Now, Refused = refused, Ended = true };
        }

        lock (_gate)
        {
            var ended = _ending is not null || received >= _leaseUntil;
            var stale = command.Number <= _lastCommand;
            if (!ended && !stale)
            {
                (_lastCommand, _leaseUntil) = (command.Number, received + _assignment.Lease);
                Apply(command);
            }

            _log.Forget(command.SeenTransitions);
            return new GeneratorReport
            {
                Number = command.Number,
                ReceivedAt = received,
                SentAt = _clock.Now,
                Refused = ended ? "its lease is over" : stale ? "a later command has arrived" : null,
                Ended = ended,
                Jobs = [.. _jobs.Values.Select(job => job.Report())],
                Transitions = _log.Open,
                Taken = _taken,
            };
        }
    }

    /// <summary>Ends every job, and asks the server until it says that each is gone.</summary>
    public Task DrainAsync(string why)
    {
        lock (_gate)
        {
            return _ending ??= EndAsync(why);
        }
    }

    private async Task<AssignmentAnswer> PrepareAsync(Func<Assignment, CancellationToken, Task<WorkerTools>> prepare, CancellationToken stop)
    {
        try
        {
            _tools = await prepare(_assignment, stop);
        }
#pragma warning disable CA1031 // Whatever it is, this machine is free again, and its coordinator is told why
        catch (Exception e)
#pragma warning restore CA1031
        {
            Over = true;
            return new AssignmentAnswer { Refused = e is OperationCanceledException ? "it is shutting down" : e.Message };
        }

        _events = new RunEvents([.. _tools.Observers, _log]);
        _leaseUntil = _clock.Now + _assignment.Lease;
        _tell($"Works for run {RunId} on {_assignment.Server.BaseUrl}.");
        _ = WatchLeaseAsync();
        return new AssignmentAnswer { SelfTest = _tools.SelfTest };
    }

    private async Task WatchLeaseAsync()
    {
        for (var until = _leaseUntil; _ending is null; until = _leaseUntil)
        {
            await _clock.WaitUntilAsync(until, CancellationToken.None);
            lock (_gate)
            {
                if (_ending is null && _clock.Now >= _leaseUntil)
                {
                    _ending = EndAsync($"its coordinator was silent for {Figures.Seconds(_assignment.Lease)}");
                }
            }
        }
    }

    private void Apply(GeneratorCommand command)
    {
        foreach (var order in command.Jobs.Where(order => !_jobs.ContainsKey(order.Job)))
        {
            Start(order, command.Request!);
        }

        foreach (var number in command.Closed)
        {
            _ = _jobs[number].DisposeAsync().AsTask();
        }

        foreach (var number in command.Gone)
        {
            _jobs[number].Gone();
        }

        if (command.Takes > (_taken?.Number ?? 0))
        {
            _taken = new TakenMeasurements(command.Takes, _meter.Take().ToFigures(), _tools!.Monitor?.Take().ToFigures());
        }

        if (command.Finished)
        {
            _ending ??= EndAsync(why: null);
        }
    }

    private void Start(JobOrder order, ConfigureRequest request)
    {
        var machine = new JobStateMachine(order.Job, _options.MinStall, _clock, _events!, _meter, order.Replaces);
        _jobs[order.Job] = new WorkerJob(machine, new LiveJob(machine, _tools!.Client, _names, _options, _time), request, _ => DrainAsync("its journal cannot be written"));
    }

    // Null: the coordinator has proved that every job is gone, and the journal may say so.
    private async Task EndAsync(string? why)
    {
        // Under the lock until the first wait.
        await Task.Yield();
        if ((await Ready).Refused is not null)
        {
            return;
        }

        if (why is not null)
        {
            _tell($"Ends its jobs for run {RunId}: {why}.");
        }

        List<WorkerJob> jobs;
        lock (_gate)
        {
            jobs = [.. _jobs.Values];
        }

        await Task.WhenAll(jobs.Select(job => job.DisposeAsync().AsTask()));
        var group = new JobGroup([.. jobs.Select(job => job.Job)]);
        var result = await new JobCleanup(_tools!.Client, _clock, new CleanupOptions()).RunAsync(group);
        _events!.Publish(new CleanupFinished(_clock.Now, result));
        _tell(result.Successful ? $"Run {RunId} is over, and every job of it is gone." : $"Run {RunId} is over; left: {result.Remains}");
        await _tools.DisposeAsync();
        Over = true;
    }
}
