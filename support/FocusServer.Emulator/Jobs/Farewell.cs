using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Jobs;

/// <summary>
/// Tells a connection to a job that the job is gone: when its streams have ended, with their status, comes GOAWAY and the end. Asked to
/// close while streams are still ending, the web server would send GOAWAY first, and then not look for up to a second whether they have ended.
/// </summary>
internal sealed class Farewell(IConnectionLifetimeNotificationFeature lifetime)
{
    private readonly Lock _gate = new();
    private int _streams;
    private bool _isDue;

    public static async Task MindAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var farewell = new Farewell(connection.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>());
        connection.Features.Set(farewell);
        using var gone = connection.Features.GetRequiredFeature<Job>().Gone.UnsafeRegister(_ => farewell.Say(), null);
        await next(connection);
    }

    /// <summary>Lets a stream end before the connection does.</summary>
    public void WaitFor(HttpResponse stream)
    {
        lock (_gate)
        {
            _streams++;
        }

        stream.OnCompleted(() =>
        {
            Count(ended: 1);
            return Task.CompletedTask;
        });
    }

    private void Say()
    {
        lock (_gate)
        {
            _isDue = true;
        }

        Count(ended: 0);
    }

    private void Count(int ended)
    {
        bool isTime;
        lock (_gate)
        {
            _streams -= ended;
            isTime = _isDue && _streams == 0;
        }

        if (isTime)
        {
            lifetime.RequestClose();
        }
    }
}
