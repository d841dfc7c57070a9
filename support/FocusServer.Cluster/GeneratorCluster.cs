using System.Globalization;
using FocusServer.Load.Generators;
using Microsoft.Extensions.DependencyInjection;

namespace FocusServer.Cluster;

/// <summary>A coordinator's membership in a cluster, by which it reaches the load generators.</summary>
/// <param name="options">The cluster.</param>
/// <param name="warn">Takes a line for each warning.</param>
/// <param name="time">The machine's own clock.</param>
public sealed class GeneratorCluster(GeneratorClusterOptions options, Action<string> warn, TimeProvider time) : IAsyncDisposable
{
    private const string NamePrefix = "coordinator-";

    // Apart from those of the load generators, of which the first has a part to play on one machine.
    private const int PortsApart = 100;
    private const int PortsToTry = 100;

    // No assignment has this epoch.
    private static readonly GeneratorCommand _nothing = new() { Epoch = -1, Number = 0 };

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private ClusterSilo? _silo;

    /// <summary>Waits until as many load generators as are expected have joined and said who they are.</summary>
    /// <param name="expect">The number of load generators.</param>
    /// <param name="timeLimit">The longest that they are waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Every load generator that is there, more than expected perhaps, by name.</returns>
    /// <exception cref="GeneratorsException">They are too few at the time limit, two have one name, or the cluster cannot be joined.</exception>
    public async Task<IReadOnlyList<FoundGenerator>> FindAsync(int expect, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var roll = GeneratorRoll.Empty;
        try
        {
            _silo ??= await JoinAsync(either.Token);
            for (roll = await CallAsync(either.Token); roll.Present.Count < expect; roll = await CallAsync(either.Token))
            {
                await Task.Delay(_pause, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GeneratorsException(roll.Explain(expect, timeLimit, options));
        }

        return roll.FindNamesakes() is { } mistake ? throw new GeneratorsException(mistake) : roll.Present;
    }

    /// <summary>Leaves the cluster. The load generators stay.</summary>
    public ValueTask DisposeAsync() => _silo?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<ClusterSilo> JoinAsync(CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{NamePrefix}{Environment.MachineName}-{Environment.ProcessId}");
        var first = options.Port ?? options.FirstPort + PortsApart;
        for (var port = first; ; port++)
        {
            try
            {
                return await ClusterSilo.JoinAsync(
                    options, name, port, warn, silo => silo.Services.AddSingleton<GeneratorServices>(), time, cancellationToken);
            }
            catch (PortInUseException e) when (options.Port is not null || port - first >= PortsToTry)
            {
                throw new GeneratorsException($"{e.Message} The coordinator needs one on which it is reached.");
            }
            catch (PortInUseException)
            {
                // Another coordinator may have it: the next one does as well.
            }
        }
    }

    private async Task<GeneratorRoll> CallAsync(CancellationToken cancellationToken)
    {
        var services = _silo!.Services.GetRequiredService<GeneratorServices>();
        var silos = _silo.Services.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active && !member.Name.StartsWith("coordinator", StringComparison.Ordinal));
        return new GeneratorRoll(await Task.WhenAll(silos.Select(AskAsync)));

        async Task<GeneratorRoll.Entry> AskAsync(ClusterMember silo)
        {
            var generator = new RemoteGenerator(silo.Name, services.Of(silo.SiloAddress));
            using var patience = new CancellationTokenSource(_patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                var identity = await generator.IntroduceAsync(either.Token);

                // What is done for the first time takes much longer than later on, and leases are short.
                await generator.ExchangeAsync(_nothing, either.Token);
                return new(silo.Name, new FoundGenerator(identity, generator));
            }
            catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return new(silo.Name, null);
            }
        }
    }
}
