using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Holds;

/// <summary>
/// The health probes of one hold. None outlives it, however it ends: a server that is down must not be asked on while its jobs are cleaned
/// up, and an answer that is not awaited is an error that is not reported.
/// </summary>
internal sealed class ProbesUnderWay : IAsyncDisposable
{
    private readonly CancellationTokenSource _over;

    public ProbesUnderWay(Func<CancellationToken, Task<ProbeMeasurement>> start, CancellationToken cancellationToken)
    {
        _over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Answers = start(_over.Token);
    }

    /// <summary>Completes when the last probe has been answered or has failed.</summary>
    public Task<ProbeMeasurement> Answers { get; }

    public async ValueTask DisposeAsync()
    {
        // Not CancelAsync: its hop to the thread pool would leave virtual time.
        _over.Cancel();
        await ((Task)Answers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _over.Dispose();
    }
}
