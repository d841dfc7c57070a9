using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator;

/// <summary>Represents a Focus Server that runs in this process. By default it listens on loopback only, and it logs nothing.</summary>
public sealed class FocusServerEmulator : IAsyncDisposable
{
    private static readonly TimeSpan _closeTimeout = TimeSpan.FromSeconds(0.5);

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

    /// <summary>Gets the base URL of the REST API; its routes exist here and under <c>/focus-server</c>.</summary>
    /// <exception cref="ObjectDisposedException">The server has been disposed.</exception>
    public Uri BaseUrl
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _baseUrl;
        }
    }

    /// <summary>Gets the access token that REST requests need, from the options or the first profile; null: none.</summary>
    public string? Token => _access.Token;

    /// <summary>Gets the SHA-256 fingerprint of the certificate, in hexadecimal, to trust it by; null: there is no TLS.</summary>
    public string? CertificateFingerprint => _access.CertificateFingerprint;

    /// <summary>Gets the board with the faults and their switches.</summary>
    public FaultBoard Faults { get; }

    /// <summary>Gets the last 10,000 occasions on which a fault struck, by time: the same for the same seed and calls.</summary>
    public IReadOnlyList<EmulatorEvent> Events => _log.Snapshot();

    internal JobTable Jobs { get; }

    /// <summary>Starts a server, which takes requests when the task completes.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names every mistake.</exception>
    /// <exception cref="IOException">A port is not available; the message names it.</exception>
    public static Task<FocusServerEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default) =>
        StartAsync(options, _ => { }, cancellationToken);

    /// <summary>Ends every stream and frees all ports. Connections that are still open after half a second are aborted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await Jobs.CloseAsync(_closeTimeout);
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    internal static async Task<FocusServerEmulator> StartAsync(
        EmulatorOptions options, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        options.Validate();
        var app = EmulatorHost.Build(options, logging);
        try
        {
            await app.StartAsync(cancellationToken);
            app.Services.GetRequiredService<JobTable>().ReservePorts();
            return new FocusServerEmulator(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
