using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Load.Measure;
using FocusServer.Load.Run.Events;

namespace FocusServer.Load.Run;

/// <summary>
/// One live job, from request to cleanup, and the only owner of its state. Every transition is published under the job's lock,
/// so that the evidence has them in order, the request before it goes out.
/// </summary>
internal sealed class LiveJob(int number, IFocusServerClient client, JobPoolOptions options, RunClock clock, RunEvents events)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JobRecord _record = new() { Job = number, JobId = null, State = JobState.Requested, RequestedAt = default, Stalls = 0, MayBeNameless = false };
    private StreamWatch? _watch;
    private IJobConnection? _connection;
    private Task _reading = Task.CompletedTask;

    /// <summary>The server's name for the job; null before it has one.</summary>
    public string? JobId => _record.JobId;

    /// <summary>Asks for the job and returns when it streams, or never will.</summary>
    public async Task BringUpAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Enter(JobState.Requested, clock.Now);

            // Stamped after the intent is on the disk: a slow disk of ours is not a slow server.
            _record = _record with { RequestedAt = clock.Now };
        }

        using var deadline = new CancellationTokenSource(options.ReadyTimeout, clock.Time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _closing.Token, cancellationToken);
        try
        {
            // Not cancelled with the run: an answer that nobody waits for would be a job that nobody owns.
            if (await ConfigureAsync(request) is { } description)
            {
                await ConnectAsync(description, patience.Token);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            await EndAsync(Seconds($"no row on every stream within {options.ReadyTimeout.TotalSeconds:0.#} s of the request"));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // The run is ending; whoever ends it closes the job.
        }
    }

    /// <summary>The job as it is now.</summary>
    public JobRecord Snapshot()
    {
        lock (_gate)
        {
            NoticeStall(clock.Now);
            return _record with { LastRowAt = _watch?.LastRowOnEveryStream };
        }
    }

    /// <summary>Closes its streams. Says nothing of whether the server lets go of it.</summary>
    public async Task CloseStreamsAsync()
    {
        lock (_gate)
        {
            NoticeStall(clock.Now);
            if (_record.State is JobState.Configured or JobState.Connected or JobState.Streaming or JobState.Stalled)
            {
                Enter(JobState.Closing, clock.Now);
            }
        }

        await CloseConnectionAsync();
        await _reading;
    }

    /// <summary>Notes that the server says that the job is gone.</summary>
    public void MarkGone()
    {
        lock (_gate)
        {
            Enter(JobState.Gone, clock.Now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseStreamsAsync();
        _closing.Dispose();
    }

    private async Task<JobDescription?> ConfigureAsync(ConfigureRequest request)
    {
        try
        {
            var description = await client.ConfigureAsync(request, CancellationToken.None);
            lock (_gate)
            {
                _record = _record with { JobId = description.JobId };
                Enter(JobState.Configured, clock.Now);
            }

            return description;
        }
        catch (FocusServerException e)
        {
            lock (_gate)
            {
                _record = _record with { MayBeNameless = e.MayHaveMadeJob };
                Enter(e.Kind == FocusServerErrorKind.NoCapacity ? JobState.Refused : JobState.Failed, clock.Now, e.Message);
            }

            return null;
        }
    }

    private async Task ConnectAsync(JobDescription description, CancellationToken patience)
    {
        _watch = new StreamWatch(description, options.MinStall);
        _connection = client.Connect(description);
        try
        {
            await _connection.WaitUntilReachableAsync(patience);
        }
        catch (FocusServerException e)
        {
            await EndAsync(e.Message);
            return;
        }

        lock (_gate)
        {
            patience.ThrowIfCancellationRequested();
            Enter(JobState.Connected, clock.Now);
            _reading = Task.WhenAll(Enumerable.Range(0, description.StreamCount).Select(ReadAsync));
        }

        using var impatient = patience.Register(() => _settled.TrySetCanceled(patience));
        await _settled.Task;
    }

    // The unit of work of one stream: whatever ends it becomes the job's cause, and nothing escapes.
    private async Task ReadAsync(int streamId)
    {
        await Task.Yield();
        try
        {
            await foreach (var arrival in _connection!.ReadAsync(streamId, _closing.Token))
            {
                OnRows(arrival);
            }

            await EndAsync($"the server completed stream {streamId}");
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // We closed it.
        }
        catch (FocusServerException e)
        {
            await EndAsync(e.Message);
        }
#pragma warning disable CA1031 // What is not the server's doing is the load generator's, and must be told apart from it
        catch (Exception e)
#pragma warning restore CA1031
        {
            await EndAsync($"error of the load generator: {e.Message}");
        }
    }

    private void OnRows(RowArrival arrival)
    {
        if (arrival.Rows == 0)
        {
            return;
        }

        lock (_gate)
        {
            var now = clock.Now;
            NoticeStall(now);
            _watch!.RowArrived(arrival.StreamId, now);
            if (_record.State is JobState.Connected or JobState.Stalled && _watch.AllAlive(now))
            {
                _record = _record with { FirstRowAt = _record.FirstRowAt ?? now, StreamingSince = now };
                Enter(JobState.Streaming, now);
                _settled.TrySetResult();
            }
        }
    }

    private void NoticeStall(TimeSpan now)
    {
        if (_record.State == JobState.Streaming && _watch!.StalledSince(now) is { } since)
        {
            _record = _record with { Stalls = _record.Stalls + 1 };
            Enter(JobState.Stalled, since, Seconds($"no row for {_watch.Patience.TotalSeconds:0.#} s on a stream"));
        }
    }

    // The job ended by itself: lost when it had streamed, failed when it never did.
    private async Task EndAsync(string cause)
    {
        lock (_gate)
        {
            if (_record.State is JobState.Configured or JobState.Connected or JobState.Streaming or JobState.Stalled)
            {
                Enter(_record.FirstRowAt is null ? JobState.Failed : JobState.Lost, clock.Now, cause);
            }
        }

        _settled.TrySetResult();
        await CloseConnectionAsync();
    }

    private async Task CloseConnectionAsync()
    {
        // Not CancelAsync: its hop to the thread pool would leave virtual time.
        _closing.Cancel();
        try
        {
            await (_connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
#pragma warning disable CA1031 // Whatever closing throws, the server is still asked whether the job is gone, and nothing else proves it
        catch (Exception)
#pragma warning restore CA1031
        {
            // The job counts as left until the server says otherwise.
        }
    }

    private void Enter(JobState state, TimeSpan at, string? cause = null)
    {
        _record = _record with
        {
            State = state,
            Cause = cause,
            StreamingSince = state == JobState.Streaming ? _record.StreamingSince : null,
        };
        events.Publish(new JobChanged(clock.Now, new JobTransition(number, _record.JobId, state, at, cause)));
    }

    private static string Seconds(FormattableString text) => FormattableString.Invariant(text);
}
