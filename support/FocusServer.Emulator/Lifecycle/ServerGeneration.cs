namespace FocusServer.Emulator.Lifecycle;

/// <summary>Tracks the generations of the server. A crash or a reset ends a generation together with its requests.</summary>
internal sealed class ServerGeneration(IHostApplicationLifetime lifetime) : IDisposable
{
    private CancellationTokenSource _current = Begin(lifetime);

    /// <summary>Cancels the requests of the current generation and begins the next.</summary>
    public void End() => _ = Interlocked.Exchange(ref _current, Begin(lifetime)).CancelAsync();

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(new RequestGeneration(Volatile.Read(ref _current).Token));
        return next(context);
    }

    public void Dispose() => _current.Dispose();

    private static CancellationTokenSource Begin(IHostApplicationLifetime lifetime) =>
        CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
}

/// <summary>Represents the server's generation in which a request arrived.</summary>
/// <param name="Ended">Cancelled by a crash or a reset, or when the server stops.</param>
internal sealed record RequestGeneration(CancellationToken Ended);
