using FocusServer.Load.Generators;
using Microsoft.Extensions.DependencyInjection;

namespace FocusServer.Cluster;

/// <summary>A load generator's membership in a cluster, by which a coordinator reaches it.</summary>
public sealed class GeneratorSilo : IAsyncDisposable
{
    internal const string NamePrefix = "generator-";

    private readonly ClusterSilo _silo;

    private GeneratorSilo(ClusterSilo silo) => _silo = silo;

    /// <summary>Completes, with the reason, when the cluster has given the load generator up: it can only join anew.</summary>
    public Task<string> Lost => _silo.Lost;

    /// <summary>Joins a cluster.</summary>
    /// <param name="options">The cluster.</param>
    /// <param name="port">The port on which the load generator is reached.</param>
    /// <param name="name">The name of the load generator.</param>
    /// <param name="generator">The load generator.</param>
    /// <param name="warn">Takes a line for each warning.</param>
    /// <param name="time">The machine's own clock.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="PortInUseException">Another program has the port.</exception>
    /// <exception cref="GeneratorsException">The cluster cannot be joined.</exception>
    public static async Task<GeneratorSilo> JoinAsync(
        GeneratorClusterOptions options, int port, string name, IGenerator generator, Action<string> warn, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new GeneratorSilo(await ClusterSilo.JoinAsync(options, NamePrefix + name, port, warn, Serve, time, cancellationToken));

        void Serve(ISiloBuilder silo)
        {
            silo.Services.AddSingleton(generator);
            silo.AddGrainService<GeneratorService>();
        }
    }

    /// <summary>
    /// Determines if a coordinator can find it. A Redis server that keeps nothing on its disk has forgotten its members when it is started again, and
    /// they can only join anew.
    /// </summary>
    /// <returns>Whether it is on the list of members; true also when that cannot be read.</returns>
    public Task<bool> IsListedAsync() => _silo.IsListedAsync();

    /// <summary>Leaves the cluster.</summary>
    public ValueTask DisposeAsync() => _silo.DisposeAsync();
}
