using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace FocusServer.Benchmarks;

/// <summary>Takes telemetry over HTTP, and counts its bytes.</summary>
internal sealed class TelemetrySink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _bytes;

    private TelemetrySink()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Interlocked.Add(ref _bytes, body.Length);
            context.Response.ContentType = "application/x-protobuf";
        });
    }

    public Uri Url => new(_app.Urls.First());

    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<TelemetrySink> StartAsync(CancellationToken cancellationToken)
    {
        var sink = new TelemetrySink();
        await sink._app.StartAsync(cancellationToken);
        return sink;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
