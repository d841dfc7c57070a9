using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace FocusServer.Emulator.Faults;

/// <summary>The time of the server from its start to a crash or a reset, and so on to the next: what was asked for in one does nothing in another.</summary>
internal sealed class ServerLife(IHostApplicationLifetime lifetime) : IDisposable
{
    private CancellationTokenSource _now = Begin(lifetime);

    /// <summary>Ends the requests that have come so far, and begins anew.</summary>
    public void End() => _ = Interlocked.Exchange(ref _now, Begin(lifetime)).CancelAsync();

    /// <summary>Notes in which life a request has come.</summary>
    public Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(new RequestLife(Volatile.Read(ref _now).Token));
        return next(context);
    }

    public void Dispose() => _now.Dispose();

    private static CancellationTokenSource Begin(IHostApplicationLifetime lifetime) =>
        CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
}
