using System.Net.Security;
using System.Text.Json;
using FocusServer.Client.Http;
using FocusServer.Client.Streaming;
using FocusServer.Contracts.Rest;

namespace FocusServer.Client;

/// <summary>A client of one Focus Server, over HTTP and gRPC. Safe for concurrent calls; no call waits for another.</summary>
public sealed class FocusServerClient : IFocusServerClient
{
    private static readonly FocusServerException _rehearsed = TransportFailure.Rehearse();

    private readonly RestExchange _rest;
    private readonly SslClientAuthenticationOptions _tls;
    private readonly TimeProvider _time;

    /// <summary>Creates the client. Nothing is sent before the first call.</summary>
    /// <param name="options">The address of the server and the settings of the connection.</param>
    /// <param name="time">The clock of every deadline and pause.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    public FocusServerClient(FocusServerClientOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        options.Validate();
        GC.KeepAlive(_rehearsed);
        BaseUrl = options.PlainBaseUrl();
        _time = time;
        _tls = CertificateTrust.Create(options);
        _rest = new RestExchange(options, BaseUrl, _tls, time);
    }

    /// <inheritdoc/>
    public Uri BaseUrl { get; }

    /// <inheritdoc/>
    public async Task AcknowledgeAsync(CancellationToken cancellationToken)
    {
        var answer = StatusFailure.Require(await GetAsync("ack", cancellationToken));
        if (answer.Json() is not { ValueKind: JsonValueKind.Object })
        {
            throw answer.Broken("it is not a JSON object");
        }
    }

    /// <inheritdoc/>
    public async Task<ChannelsResponse> GetChannelsAsync(CancellationToken cancellationToken)
    {
        var answer = StatusFailure.Require(await GetAsync("channels", cancellationToken));
        var channels = answer.Read<ChannelsResponse>();
        return channels.LowestChannel <= channels.HighestChannel
            ? channels
            : throw answer.Broken("lowest_channel is above highest_channel");
    }

    /// <inheritdoc/>
    public async Task<LiveMetadata> GetLiveMetadataAsync(CancellationToken cancellationToken)
    {
        var answer = StatusFailure.Require(await GetAsync("live_metadata", cancellationToken));
        var sensor = answer.Read<LiveMetadata>();
        return sensor with
        {
            SoftwareVersion = Redact(sensor.SoftwareVersion),
            FiberDescription = Redact(sensor.FiberDescription),
        };

        string? Redact(string? text) => text is null ? null : PlainText.From(Excerpt.From(answer.Redact(text)));
    }

    /// <inheritdoc/>
    public async Task<JobDescription> ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request);
        var answer = await _rest.SendAsync(HttpMethod.Post, "configure", body, cancellationToken);
        return JobMapping.Describe(StatusFailure.Require(answer));
    }

    /// <inheritdoc/>
    public async Task<JobPresence> FindJobAsync(string jobId, CancellationToken cancellationToken) =>
        PresenceMapping.Read(await GetAsync($"metadata/{Escape(jobId)}", cancellationToken), jobId);

    /// <inheritdoc/>
    public async Task<JobDeletion> DeleteJobAsync(string jobId, CancellationToken cancellationToken)
    {
        var answer = await _rest.SendAsync(HttpMethod.Delete, $"job/{Escape(jobId)}", [], cancellationToken);
        if (answer.Status is 404 or 405 or 501)
        {
            return JobDeletion.NotSupported;
        }

        return PresenceMapping.HasError(StatusFailure.Require(answer)) ? JobDeletion.NotSupported : JobDeletion.Accepted;
    }

    /// <inheritdoc/>
    public IJobConnection Connect(JobDescription job) => new JobConnection(job, _tls, _time);

    /// <summary>Aborts pending requests and closes the connections. Connections to jobs stay open until they are disposed.</summary>
    public void Dispose() => _rest.Dispose();

    private static string Escape(string jobId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Uri.EscapeDataString(jobId);
    }

    private Task<RestAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        _rest.SendAsync(HttpMethod.Get, path, [], cancellationToken);
}
