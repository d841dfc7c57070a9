using System.Net;
using FocusServer.Suite.Clocks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;

namespace FocusServer.Suite.Telemetry;

/// <summary>The page that Prometheus reads the metrics from, while the ramp runs.</summary>
internal sealed class ScrapeEndpoint : IAsyncDisposable
{
    private const string Path = "/metrics";

    // Real time, less than a follower is waited for.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    private readonly WebApplication _app;
    private volatile TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScrapeEndpoint(IPEndPoint at, MeterProvider meters)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(at));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _app = builder.Build();
        _app.Use(async (context, next) =>
        {
            var read = _read;
            await next(context);
            read.TrySetResult();
        });
        _app.UseOpenTelemetryPrometheusScrapingEndpoint(meters, predicate: null, Path, configureBranchedPipeline: null, optionsName: null);
    }

    /// <exception cref="IOException">The port is not free.</exception>
    public static async Task<ScrapeEndpoint> StartAsync(IPEndPoint at, MeterProvider meters)
    {
        var endpoint = new ScrapeEndpoint(at, meters);
        await endpoint._app.StartAsync();
        return endpoint;
    }

    /// <summary>Ends; if the page has been read before, waits a little for the last figures to be read, too.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_read.Task.IsCompleted)
        {
            _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await Task.WhenAny(_read.Task, Task.Delay(_patience, SuiteClock.RealTime, CancellationToken.None));
        }

        await _app.DisposeAsync();
    }

    // The signals of the process are not its business.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
