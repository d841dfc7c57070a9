using FocusServer.Contracts.Rest;
using FocusServer.Load.Jobs;

namespace FocusServer.Load.Generators;

/// <summary>One job of a load generator, which is being brought up from the moment that it exists.</summary>
internal sealed class WorkerJob : IAsyncDisposable
{
    private readonly JobStateMachine _machine;
    private readonly CancellationTokenSource _noLonger = new();
    private readonly Task _up;
    private Task? _closing;

    public WorkerJob(JobStateMachine machine, LiveJob job, ConfigureRequest request, Func<Exception, Task> onFailure)
    {
        (_machine, Job) = (machine, job);
        _up = BringUpAsync(request, onFailure);
    }

    public LiveJob Job { get; }

    /// <summary>Closes its streams, once, when its request has been answered: a job that comes after that would have no owner.</summary>
    public ValueTask DisposeAsync() => new(_closing ??= CloseAsync());

    public void Gone() => _machine.Gone();

    public JobReport Report()
    {
        var record = _machine.Snapshot();
        return new()
        {
            Job = record.Job,
            Record = record,
            Load = record.Load,
            OverdueAt = record.OverdueAt,
            RowsOnEveryStream = record.RowsOnEveryStream,
            Patience = record.Patience,
            StartFailed = record.StartFailed,
            Closed = _closing is { IsCompleted: true },
        };
    }

    private async Task CloseAsync()
    {
        // Not CancelAsync: its hop to the thread pool would leave virtual time.
        _noLonger.Cancel();
        await Job.DisposeAsync();
        await _up;
        await Job.DisposeAsync();
        _noLonger.Dispose();
    }

    private async Task BringUpAsync(ConfigureRequest request, Func<Exception, Task> onFailure)
    {
        try
        {
            await Job.BringUpAsync(request, _noLonger.Token);
        }
        catch (InvalidOperationException e)
        {
            // The intent could not be written down, and nothing was asked for.
            _ = onFailure(e);
        }
    }
}
