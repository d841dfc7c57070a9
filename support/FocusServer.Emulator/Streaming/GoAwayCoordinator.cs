using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// Ends a connection to a job that is gone: first its streams with their status, then GOAWAY. If Kestrel is asked to close while streams
/// are still ending, it sends GOAWAY first and takes up to a second to notice that they have ended.
/// </summary>
internal sealed class GoAwayCoordinator(IConnectionLifetimeNotificationFeature lifetime)
{
    private readonly Lock _gate = new();
    private int _streams;
    private bool _isGone;

    public static async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var coordinator = new GoAwayCoordinator(connection.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>());
        connection.Features.Set(coordinator);
        using var gone = connection.Features.GetRequiredFeature<Job>().Gone.UnsafeRegister(_ => coordinator.Update(ended: 0, isGone: true), null);
        await next(connection);
    }

    /// <summary>Counts a request among the streams that have to end before the connection.</summary>
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Get<GoAwayCoordinator>()?.Add(context.Response);
        return next(context);
    }

    private void Add(HttpResponse stream)
    {
        lock (_gate)
        {
            _streams++;
        }

        stream.OnCompleted(() =>
        {
            Update(ended: 1, isGone: false);
            return Task.CompletedTask;
        });
    }

    private void Update(int ended, bool isGone)
    {
        bool canClose;
        lock (_gate)
        {
            _streams -= ended;
            _isGone |= isGone;
            canClose = _isGone && _streams == 0;
        }

        if (canClose)
        {
            lifetime.RequestClose();
        }
    }
}
