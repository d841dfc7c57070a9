using FocusServer.Client;
using FocusServer.Evidence.Limits;
using FocusServer.Load.Jobs;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Holds;

/// <summary>
/// Waits for the end of one hold. It comes early when the level can no longer pass, by the windows rule; and the whole ramp ends when this
/// machine can no longer send health probes.
/// </summary>
internal sealed class HoldWatch(IJobGroup jobs, int level, RampLimits limits, AbortOptions options, RunClock clock)
{
    // Continuations run inline, on the probe's own thread: a hop to the thread pool would leave virtual time.
    private readonly TaskCompletionSource<string> _cutOff = new();
    private readonly WindowRule _success = new("success rate", options);
    private readonly WindowRule _response = new("API response", options);
    private readonly WindowRule _answered = new("health probes answered", options);
    private int _notSentInARow;
    private int _slow;
    private int _unanswered;

    public bool IsOver { get; private set; }

    public void Answered(TimeSpan after)
    {
        Interlocked.Exchange(ref _notSentInARow, 0);
        if (!limits.AllowApiResponse(after))
        {
            Interlocked.Increment(ref _slow);
        }
    }

    /// <summary>
    /// Notes that a health probe failed. That is the server's doing, unless the probe never left this machine, its answer was more than
    /// this machine takes, or it came too soon for a rate limit.
    /// </summary>
    public void Failed(FocusServerException failure)
    {
        if (failure.Kind != FocusServerErrorKind.NotSent)
        {
            Interlocked.Exchange(ref _notSentInARow, 0);
            Interlocked.Add(ref _unanswered, failure.Kind is FocusServerErrorKind.RateLimited or FocusServerErrorKind.BeyondClient ? 0 : 1);
        }
        else if (Interlocked.Increment(ref _notSentInARow) == options.ProbesNotSent)
        {
            _cutOff.TrySetResult($"this machine cannot reach the server: {options.ProbesNotSent} health probes in a row could not be sent ({failure.Message})");
        }
    }

    /// <summary>Waits for the end of the hold; returns why it came early, or null.</summary>
    /// <exception cref="CutShortException">This machine can no longer send.</exception>
    public async Task<string?> RunAsync(TimeSpan from, TimeSpan until, CancellationToken cancellationToken)
    {
        try
        {
            for (var window = from; window + options.Window < until; window += options.Window)
            {
                await WaitUntilAsync(window + options.Window, cancellationToken);
                if (await JudgeAsync(from, window) is { } hopeless)
                {
                    return hopeless;
                }
            }

            await WaitUntilAsync(until, cancellationToken);
            return null;
        }
        finally
        {
            IsOver = true;
        }
    }

    private async ValueTask<string?> JudgeAsync(TimeSpan from, TimeSpan window)
    {
        var pooled = await jobs.MeasureAsync(window);
        var slow = Interlocked.Exchange(ref _slow, 0) > 0;
        var unanswered = Interlocked.Exchange(ref _unanswered, 0) > 0;
        string?[] hopeless =
        [
            _success.Next(IsTooFew(pooled.StreamedThroughout), !IsTooFew(pooled.Jobs.Count(job => job.StreamingSince <= from))),

            // One slow answer, or one that never came, and the whole hold has missed the limit.
            _response.Next(slow, canStillBeKept: !slow),
            _answered.Next(unanswered, canStillBeKept: !unanswered),
        ];
        return Array.Find(hopeless, reason => reason is not null);
    }

    private bool IsTooFew(int jobs) => !limits.AllowSuccessRate(jobs, level);

    private async Task WaitUntilAsync(TimeSpan at, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(_cutOff.Task, clock.WaitUntilAsync(at, waiting.Token));
        cancellationToken.ThrowIfCancellationRequested();
        if (first == _cutOff.Task)
        {
            waiting.Cancel();
            throw new CutShortException(await _cutOff.Task);
        }
    }
}
