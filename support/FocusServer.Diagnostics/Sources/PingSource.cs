using FocusServer.Evidence.Observations;

namespace FocusServer.Diagnostics.Sources;

/// <summary>Asks a component on a fixed schedule whether it is there. Each failure is noted when it begins, its end, and in between the slowest answer at long intervals.</summary>
/// <param name="kind">The source that the observations name.</param>
/// <param name="subject">The name of the component.</param>
/// <param name="note">Takes what is seen.</param>
/// <param name="time">The machine's own clock.</param>
internal abstract class PingSource(ObservationSource kind, string subject, Action<Observation, TimeSpan> note, TimeProvider time) : ISource
{
    /// <summary>The time between two questions, in real time.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The longest that an answer is waited for, in real time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // A soak of a day has as many notes of a component that is well as fit on a screen or two.
    private const int NoteEvery = 60;
    private const int Longest = 200;

    private readonly PingTally _tally = new(NoteEvery);

    /// <inheritdoc/>
    public ObservationSource Kind => kind;

    /// <inheritdoc/>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var start = time.GetTimestamp();
            for (var number = 1; ; number++)
            {
                await PingAsync(cancellationToken);

                // What is due was due at its own time, and what was missed is not made up for.
                number = Math.Max(number, (int)(time.GetElapsedTime(start) / Interval) + 1);
                await Task.Delay(Round((Interval * number) - time.GetElapsedTime(start)), time, cancellationToken);
            }
        }
        finally
        {
            Note(_tally.Flush());
        }
    }

    /// <inheritdoc/>
    public Task ConcludeAsync(IReadOnlySet<string> jobs, CancellationToken cancellationToken)
    {
        Note(_tally.Flush());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public abstract string Conceal(string message);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Asks once. An exception is the failure, and its message the reason.</summary>
    protected abstract Task AskAsync(CancellationToken cancellationToken);

    /// <summary>Notes something else that was seen.</summary>
    protected void Note(Observation seen) => note(seen, TimeSpan.Zero);

    /// <summary>Gets the real time.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    private async Task PingAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var moment = time.GetUtcNow();
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        string? failure;
        try
        {
            // Some clients do not heed the token in time.
            await AskAsync(either.Token).WaitAsync(either.Token);
            failure = null;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            failure = $"no answer within {Patience.TotalSeconds:0} s";
        }
#pragma warning disable CA1031 // Whatever it is, it is the component's answer
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            failure = Shorten(Conceal(e.GetBaseException().Message));
        }

        var took = time.GetElapsedTime(asked);
        foreach (var (noted, times, slowest, why) in _tally.Add(failure, took))
        {
            note(
                new Observation { Source = kind, Kind = noted, Subject = subject, Reason = why, Moment = moment, Times = times, Took = slowest },
                noted == ObservationKind.NotAnswered ? took : TimeSpan.Zero);
        }
    }

    private void Note(IEnumerable<PingNote> notes)
    {
        foreach (var (noted, times, slowest, why) in notes)
        {
            note(new Observation { Source = kind, Kind = noted, Subject = subject, Reason = why, Moment = time.GetUtcNow(), Times = times, Took = slowest }, TimeSpan.Zero);
        }
    }

    private static string Shorten(string message) => (message.Length > Longest ? message[..Longest] + "…" : message).ReplaceLineEndings(" ").TrimEnd('.');

    private static TimeSpan Round(TimeSpan left) => left > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)) : TimeSpan.Zero;
}
