using System.Net;
using System.Net.Sockets;
using FocusServer.LivingDocs.Watch;
using FocusServer.Load.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FocusServer.Suite.Watching;

/// <summary>Serves the live page of the runs of this process, one after the other.</summary>
internal sealed class WatchServer : IAsyncDisposable
{
    private const int MaxBodyBytes = 4 * 1024;

    private readonly Socket _socket;
    private readonly WebApplication _app;
    private readonly TimeProvider _time;
    private readonly WatchGuard _guard;
    private readonly WatchAccess _access;
    private readonly Lazy<Task<string>> _page = new(WatchPage.RenderLiveAsync);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _started;
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WatchedRun? _run;

    private WatchServer(WatchPlan plan, Socket socket, TimeProvider time)
    {
        (_socket, _time, _guard, _access) = (socket, time, new WatchGuard(plan), new WatchAccess(plan.Token));
        var at = (IPEndPoint)socket.LocalEndPoint!;
        var isAny = plan.Address.Equals(IPAddress.Any) || plan.Address.Equals(IPAddress.IPv6Any);
        Address = new UriBuilder(Uri.UriSchemeHttp, isAny ? Dns.GetHostName() : plan.Address.ToString(), at.Port).Uri;
        _app = Build(at);
        _started = _app.StartAsync();
    }

    /// <summary>The address of the page.</summary>
    public Uri Address { get; }

    /// <summary>Takes the port at once, and begins to serve.</summary>
    /// <param name="plan">The place.</param>
    /// <param name="time">Real time.</param>
    /// <exception cref="SocketException">The address or the port cannot be had.</exception>
    public static WatchServer Open(WatchPlan plan, TimeProvider time)
    {
        var socket = new Socket(plan.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(plan.Address, plan.Port));
            socket.Listen();
            return new WatchServer(plan, socket, time);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Shows a run from now on; pages of the one before are told.</summary>
    /// <param name="evidence">The file of its events.</param>
    /// <param name="steering">Takes wishes; null when it cannot be steered.</param>
    public WatchedRun Show(string evidence, Steering? steering) => Show(new WatchedRun(evidence, steering));

    internal WatchedRun Show(WatchedRun run)
    {
        TaskCompletionSource before;
        lock (_gate)
        {
            (before, _next, _run) = (_next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), run);
        }

        before.SetResult();
        return run;
    }

    /// <summary>Waits until pages are served.</summary>
    public Task WaitUntilStartedAsync() => _started;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _started;
        await _app.DisposeAsync();
        _socket.Dispose();
        _closing.Dispose();
    }

    private WebApplication Build(IPEndPoint at)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;

            // A page that sleeps catches up when it wakes.
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(at, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = _ => _socket);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        var app = builder.Build();
        app.Run(HandleAsync);
        return app;
    }

    private Task HandleAsync(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        // With no referrer at all, a browser would send no origin with the form of the token either.
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        if (_guard.FindObjection(request) is { } objection)
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, objection);
        }

        var (method, path) = (request.Method, request.Path.Value);
        return (method, path) switch
        {
            ("POST", "/login") => LogInAsync(context),
            ("GET", "/") when !_access.Allows(request) => AskForTokenAsync(context, StatusCodes.Status401Unauthorized, wrong: false),
            _ when !_access.Allows(request) => RefuseAsync(context, StatusCodes.Status401Unauthorized, "A token is needed: open the page, or send it as Authorization: Bearer."),
            ("GET", "/") => ShowAsync(context),
            ("GET", "/events") => SendEventsAsync(context),
            ("POST", "/steer") => SteerAsync(context),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such page."),
        };
    }

    private async Task ShowAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(await _page.Value, context.RequestAborted);
    }

    private async Task LogInAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (_access.TryOpen(context, form["token"].ToString()))
        {
            // A GET follows, so that a reload of the page does not send the token again.
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "/";
            return;
        }

        await AskForTokenAsync(context, StatusCodes.Status403Forbidden, wrong: true);
    }

    private static async Task AskForTokenAsync(HttpContext context, int status, bool wrong)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(await WatchPage.RenderLogInAsync(wrong), context.RequestAborted);
    }

    private async Task SendEventsAsync(HttpContext context)
    {
        var (run, next) = Current();
        if (run is null)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "No run has begun.");
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        var lastId = context.Request.Headers["Last-Event-ID"].ToString();
        try
        {
            await new EventStream(run, next, _time).SendAsync(context.Response, lastId.Length > 0 ? lastId : context.Request.Query["after"], ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page is gone, or the server goes.
        }
    }

    private async Task SteerAsync(HttpContext context)
    {
        // A form of another site can send neither this header nor JSON.
        if (context.Request.Headers["X-Focus-Watch"] != "1" || !context.Request.HasJsonContentType())
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "A wish is JSON, with the header X-Focus-Watch: 1.");
            return;
        }

        try
        {
            var (what, who) = await Wish.ReadAsync(context.Request.Body, context.RequestAborted);
            var steering = Current().Run?.Steering;
            if ((steering is null ? "There is no run that could be steered." : steering.Take(what, who)) is { } objection)
            {
                await RefuseAsync(context, StatusCodes.Status409Conflict, objection);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (ArgumentException mistake)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, mistake.Message);
        }
    }

    private (WatchedRun? Run, Task Next) Current()
    {
        lock (_gate)
        {
            return (_run, _next.Task);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { detail }, context.RequestAborted);
    }
}
