using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FocusServer.Emulator;

/// <summary>A Focus Server in this process. It listens on loopback only, and logs nothing.</summary>
public sealed class FocusServerEmulator : IAsyncDisposable
{
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(0.5);

    private readonly EmulatorAccess _access;
    private readonly WebApplication _app;
    private readonly Uri _baseUrl;
    private readonly EventLog _log;
    private bool _disposed;

    private FocusServerEmulator(WebApplication app)
    {
        _app = app;
        Jobs = app.Services.GetRequiredService<JobTable>();
        Faults = app.Services.GetRequiredService<FaultBoard>();
        _access = app.Services.GetRequiredService<EmulatorAccess>();
        _log = app.Services.GetRequiredService<EventLog>();
        _baseUrl = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    /// <summary>Where the REST API stands; its routes answer here and under <c>/focus-server</c>.</summary>
    /// <exception cref="ObjectDisposedException">The server has been disposed.</exception>
    public Uri BaseUrl
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _baseUrl;
        }
    }

    /// <summary>The access token that REST requests have to bring, by the options or the profile it started with; null: none.</summary>
    public string? Token => _access.Token;

    /// <summary>The SHA-256 fingerprint of the certificate that the REST API is served with, in hexadecimal, for clients to trust it; null: it is not served by TLS.</summary>
    public string? CertificateFingerprint => _access.CertificateFingerprint;

    /// <summary>What goes wrong, with a switch for each fault.</summary>
    public FaultBoard Faults { get; }

    /// <summary>The faults that struck so far, by time; of very many, the last 10,000. The same seed and the same calls give the same events.</summary>
    public IReadOnlyList<EmulatorEvent> Events => _log.Snapshot();

    internal JobTable Jobs { get; }

    /// <summary>Starts a server. It takes requests when this returns.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names every mistake.</exception>
    /// <exception cref="IOException">A port cannot be had, and the message names it; or there are too few file handles for so many windows.</exception>
    public static Task<FocusServerEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default) =>
        StartAsync(options, _ => { }, cancellationToken);

    /// <summary>Ends every stream and frees all ports. Readers are told; one that does not take it in within half a second is broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await Jobs.CloseAsync(_farewell);
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    /// <summary>Starts a server that logs.</summary>
    internal static async Task<FocusServerEmulator> StartAsync(
        EmulatorOptions options, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        options.Validate();
        var app = EmulatorHost.Build(options, logging);
        try
        {
            await app.StartAsync(cancellationToken);
            app.Services.GetRequiredService<JobTable>().HoldPorts();
            app.Services.GetRequiredService<OpenConnections>().LimitToHandles(options.Windows);
            return new FocusServerEmulator(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
