using System.Runtime.CompilerServices;
using FocusServer.Diagnostics.Sources;
using FocusServer.Evidence.Observations;
using MongoDB.Bson;
using MongoDB.Driver;

namespace FocusServer.Diagnostics.MongoDb;

/// <summary>Asks MongoDB by its own client for a ping, which every user may ask for, and which reads and writes nothing.</summary>
internal sealed class MongoDbSource : PingSource
{
    private static readonly BsonDocument _ping = new("ping", 1);

    private readonly MongoDbOptions _options;
    private readonly MongoClient _client;

    private MongoDbSource(MongoDbOptions options, Action<Observation, TimeSpan> note, TimeProvider time)
        : base(ObservationSource.MongoDb, ObservationText.Name(ObservationSource.MongoDb), note, time)
    {
        _options = options;
        var settings = MongoClientSettings.FromConnectionString(options.Address);
        settings.ServerSelectionTimeout = settings.ConnectTimeout = settings.SocketTimeout = Patience * 0.8;
        settings.MaxConnectionPoolSize = 2;
        settings.ApplicationName = "focus-server-load-test";
        _client = new MongoClient(settings);
    }

    /// <summary>Creates it. Apart, so that the client is loaded only where it is used.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ISource Create(MongoDbOptions options, Action<Observation, TimeSpan> note, TimeProvider time) => new MongoDbSource(options, note, time);

    /// <inheritdoc/>
    public override string Conceal(string message) => Secrets.Cleanse(message, _options.Address);

    /// <inheritdoc/>
    public override void Dispose() => _client.Dispose();

    /// <inheritdoc/>
    protected override async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.GetDatabase("admin").RunCommandAsync<BsonDocument>(_ping, cancellationToken: cancellationToken);
        }
        catch (TimeoutException e) when (_client.Cluster.Description.Servers.Select(server => server.HeartbeatException).FirstOrDefault(why => why is not null) is { } why)
        {
            // The message of the timeout is a page long; this is the reason in it.
            throw new IOException(why.GetBaseException().Message, e);
        }
    }
}
