namespace FocusServer.Load.Generators;

/// <summary>
/// The load generator of one machine. It works for one coordinator at a time, and asks for no job that was not ordered in the current epoch; when
/// its coordinator falls silent it ends its jobs by itself.
/// </summary>
/// <param name="self">Who it is.</param>
/// <param name="time">The machine's clock.</param>
/// <param name="prepare">Makes what it works with during a run; throws <see cref="WorkerRefusalException"/> when it cannot.</param>
public sealed class GeneratorWorker(GeneratorIdentity self, TimeProvider time, Func<Assignment, CancellationToken, Task<WorkerTools>> prepare) : IGenerator, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private WorkerRun? _run;
    private long _lastEpoch = self.LastEpoch;
    private bool _stopping;

    /// <summary>Is told in a sentence what begins and ends; nothing is by default.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <inheritdoc/>
    public Task<GeneratorIdentity> IntroduceAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(self with { LastEpoch = _lastEpoch, BusyWith = _run is { Over: false } ? _run.RunId : null });
        }
    }

    /// <inheritdoc/>
    public Task<AssignmentAnswer> AssignAsync(Assignment assignment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        lock (_gate)
        {
            if (assignment.Epoch == _lastEpoch && _run is not null)
            {
                return _run.Ready;
            }

            var refused = _stopping ? "it is shutting down"
                : assignment.Version != self.Version ? $"its version is {self.Version}, and the coordinator's {assignment.Version}"
                : assignment.Epoch <= _lastEpoch ? $"epoch {assignment.Epoch} is not above {_lastEpoch}, its last one"
                : _run is { Over: false } ? $"it is busy with run {_run.RunId}"
                : null;
            if (refused is not null)
            {
                return Task.FromResult(new AssignmentAnswer { Refused = refused });
            }

            (_lastEpoch, _run) = (assignment.Epoch, new WorkerRun(assignment, time, prepare, Tell, _stop.Token));
            return _run.Ready;
        }
    }

    /// <inheritdoc/>
    public async Task<GeneratorReport> ExchangeAsync(GeneratorCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        WorkerRun? run;
        lock (_gate)
        {
            run = _run is not null && command.Epoch == _lastEpoch ? _run : null;
        }

        return run is null
            ? new GeneratorReport { Number = command.Number, ReceivedAt = default, SentAt = default, Refused = $"epoch {command.Epoch} is over" }
            : await run.ExchangeAsync(command);
    }

    /// <summary>Takes no more work, and ends its jobs; returns when the server says that they are gone, or the cleanup's time is over.</summary>
    public async ValueTask DisposeAsync()
    {
        WorkerRun? run;
        bool first;
        lock (_gate)
        {
            (first, _stopping, run) = (!_stopping, true, _run);
        }

        if (first)
        {
            _stop.Cancel();
            _stop.Dispose();
        }

        await (run?.DrainAsync("it is shutting down") ?? Task.CompletedTask);
    }
}
