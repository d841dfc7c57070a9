using System.Runtime.CompilerServices;
using FocusServer.Diagnostics.Sources;
using FocusServer.Evidence.Observations;
using RabbitMQ.Client;

namespace FocusServer.Diagnostics.RabbitMq;

/// <summary>
/// Asks RabbitMQ by its own client: a connection that is kept, and on it a channel that is opened and closed again at each question. Nothing is declared, sent
/// or received, so that a user without any permission but to connect is enough.
/// </summary>
internal sealed class RabbitMqSource : PingSource
{
    private readonly RabbitMqOptions _options;
    private readonly ConnectionFactory _factory;
    private IConnection? _connection;

    private RabbitMqSource(RabbitMqOptions options, Action<Observation, TimeSpan> note, TimeProvider time)
        : base(ObservationSource.RabbitMq, ObservationText.Name(ObservationSource.RabbitMq), note, time)
    {
        _options = options;
        _factory = new ConnectionFactory
        {
            Uri = new Uri(options.Address),
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = Patience,
            ContinuationTimeout = Patience,
            HandshakeContinuationTimeout = Patience,
            ClientProvidedName = "focus-server-load-test",
        };
    }

    /// <summary>Creates it. Apart, so that the client is loaded only where it is used.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ISource Create(RabbitMqOptions options, Action<Observation, TimeSpan> note, TimeProvider time) => new RabbitMqSource(options, note, time);

    /// <inheritdoc/>
    public override string Conceal(string message) => Secrets.Cleanse(message, _options.Address);

    /// <inheritdoc/>
    public override void Dispose() => _connection?.Dispose();

    /// <inheritdoc/>
    protected override async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            _connection ??= await _factory.CreateConnectionAsync(cancellationToken);
            await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await channel.CloseAsync(cancellationToken);
        }
        catch
        {
            // A connection that failed once is not asked again: the next question begins anew.
            _connection?.Dispose();
            _connection = null;
            throw;
        }
    }
}
