using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Suite.Watching;

/// <summary>Sends a page the messages of a run as server-sent events, from the beginning or from where it left off, and then as they come.</summary>
/// <param name="run">The run.</param>
/// <param name="next">Completes when another run has begun.</param>
/// <param name="time">Real time.</param>
internal sealed class EventStream(WatchedRun run, Task next, TimeProvider time)
{
    /// <summary>The shortest time between two frames for a page.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.25);

    private const int MostInAFrame = 1_000;

    // What is gone for good is noticed when it is written to.
    private static readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Sends until the page is gone.</summary>
    /// <param name="response">The response.</param>
    /// <param name="lastId">The id of the last frame that the page got; null when it got none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task SendAsync(HttpResponse response, string? lastId, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        await response.WriteAsync(": welcome\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        var seen = Seen(lastId);
        for (var told = false; !cancellationToken.IsCancellationRequested;)
        {
            // A page of an earlier run keeps what it has: nothing of it comes any more.
            foreach (var frame in seen is { } before ? run.After(before).Chunk(MostInAFrame) : [])
            {
                seen += frame.Length;
                await SendFrameAsync(response, FormattableString.Invariant($"id: {run.Key}-{seen}\ndata: [{string.Join(',', frame)}]\n\n"), cancellationToken);
            }

            if (!told && (seen is null || next.IsCompleted))
            {
                told = true;
                await SendFrameAsync(response, "event: next\ndata: another run\n\n", cancellationToken);
            }

            await WaitAsync(response, seen, told, cancellationToken);
        }
    }

    private async Task WaitAsync(HttpResponse response, int? seen, bool told, CancellationToken cancellationToken)
    {
        try
        {
            var more = run.MoreThan(seen ?? int.MaxValue);
            await (told ? more : Task.WhenAny(more, next)).WaitAsync(_heartbeat, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            await SendFrameAsync(response, ":\n\n", cancellationToken);
        }
    }

    private async Task SendFrameAsync(HttpResponse response, string frame, CancellationToken cancellationToken)
    {
        await response.WriteAsync(frame, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        await Task.Delay(Pause, time, cancellationToken);
    }

    // The number of messages that it has; null when they are another run's.
    private int? Seen(string? lastId) => lastId?.Split('-') switch
    {
        [var key, var count] when key == run.Key && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) => seen,
        null or [""] => 0,
        _ => null,
    };
}
