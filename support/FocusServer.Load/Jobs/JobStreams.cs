using FocusServer.Client;

namespace FocusServer.Load.Jobs;

/// <summary>
/// Opens, reads and closes the streams of one job. It tells the job's state machine what it meets, and decides nothing. Closing never takes
/// longer than a limit, because the server must still be asked whether the job is gone.
/// </summary>
internal sealed class JobStreams(IJobConnection connection, JobStateMachine machine, TimeSpan closeTimeout, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(400);

    // Never disposed: it has no timer, and readers may still link to it while the connection closes.
    private readonly CancellationTokenSource _closing = new();
    private Task _reading = Task.CompletedTask;

    /// <summary>The last reason why a stream is not ready yet; null when none said so.</summary>
    public string? NotReady { get; private set; }

    /// <summary>Waits until the job's pod takes connections, and begins to read every stream.</summary>
    public async Task OpenAsync(int count, CancellationToken cancellationToken)
    {
        try
        {
            await connection.WaitUntilReachableAsync(cancellationToken);
        }
        catch (FocusServerException e)
        {
            await EndAsync(e);
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (machine.TryConnected())
        {
            _reading = Task.WhenAll(Enumerable.Range(0, count).Select(ReadAsync));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseConnectionAsync();
        await QuietlyAsync(_reading);
    }

    // The unit of work of one stream: whatever ends it becomes the job's cause, and nothing escapes.
    private async Task ReadAsync(int streamId)
    {
        await Task.Yield();
        try
        {
            while (!await TryReadToEndAsync(streamId))
            {
                await Task.Delay(_pause, time, _closing.Token);
            }

            await EndAsync($"the server completed stream {streamId}");
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Closed on purpose.
        }
        catch (FocusServerException e)
        {
            await EndAsync(e);
        }
#pragma warning disable CA1031 // An error that the server did not cause is the load generator's, and must be told apart from it
        catch (Exception e)
#pragma warning restore CA1031
        {
            machine.Erred($"{e.GetType().Name}, {e.Message}");
            await CloseConnectionAsync();
        }
    }

    // False when the pod says that the stream is not ready: it is asked again until it is, or the job has had its time.
    private async Task<bool> TryReadToEndAsync(int streamId)
    {
        try
        {
            await foreach (var arrival in connection.ReadAsync(streamId, _closing.Token))
            {
                if (arrival.Rows > 0)
                {
                    machine.RowsArrived(arrival);
                }
            }

            return true;
        }
        catch (FocusServerException e) when (e.Kind == FocusServerErrorKind.NotReady)
        {
            NotReady = e.Message;
            return false;
        }
    }

    private Task EndAsync(FocusServerException e)
    {
        if (e.Kind is not (FocusServerErrorKind.NotSent or FocusServerErrorKind.BeyondClient))
        {
            return EndAsync(e.Message);
        }

        machine.Erred(e.Message);
        return CloseConnectionAsync();
    }

    private Task EndAsync(string cause)
    {
        machine.Ended(cause);
        return CloseConnectionAsync();
    }

    private async Task CloseConnectionAsync()
    {
        await QuietlyAsync(CancelAndDisposeAsync());

        async Task CancelAndDisposeAsync()
        {
            // Not CancelAsync: its hop to the thread pool would leave virtual time.
            _closing.Cancel();
            await connection.DisposeAsync();
        }
    }

    private async Task QuietlyAsync(Task closing)
    {
        try
        {
            await closing.WaitAsync(closeTimeout, time);
        }
#pragma warning disable CA1031 // Whatever closing throws, nothing but the server's word proves that the job is gone
        catch (Exception)
#pragma warning restore CA1031
        {
            // The job counts as left until the server says otherwise.
        }
    }
}
