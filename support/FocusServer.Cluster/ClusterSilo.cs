using FocusServer.Load.Generators;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Clustering.Redis;
using StackExchange.Redis;

namespace FocusServer.Cluster;

/// <summary>A silo of the cluster, with whatever its role adds to it.</summary>
internal sealed class ClusterSilo : IAsyncDisposable
{
    // To tell the others that it leaves. After that they find out.
    private static readonly TimeSpan _timeToLeave = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _timeToRead = TimeSpan.FromSeconds(5);

    private readonly IHost _host;
    private readonly PortClaim _port;
    private readonly ClusterCertificates? _certificates;
    private readonly LostCluster _lost;
    private readonly TimeProvider _time;

    private ClusterSilo(IHost host, PortClaim port, ClusterCertificates? certificates, LostCluster lost, TimeProvider time) =>
        (_host, _port, _certificates, _lost, _time) = (host, port, certificates, lost, time);

    /// <summary>Gets the services of the silo.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Completes, with the reason, when the silo is no member of its cluster any more.</summary>
    public Task<string> Lost => _lost.Lost;

    /// <summary>Joins the cluster.</summary>
    /// <param name="options">The cluster.</param>
    /// <param name="name">The name of the silo; in Kubernetes it is the pod's.</param>
    /// <param name="port">The port.</param>
    /// <param name="warn">Takes a line for each warning.</param>
    /// <param name="role">What the silo is for.</param>
    /// <param name="time">The machine's own clock.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="PortInUseException">Another program has the port.</exception>
    /// <exception cref="GeneratorsException">The cluster cannot be joined.</exception>
    public static async Task<ClusterSilo> JoinAsync(
        GeneratorClusterOptions options, string name, int port, Action<string> warn, Action<ISiloBuilder> role, TimeProvider time, CancellationToken cancellationToken)
    {
        var claim = PortClaim.Take(options.Address, port);
        var certificates = options.IsSecure ? ClusterCertificates.Load(options) : null;
        var lost = new LostCluster();
        var silo = new ClusterSilo(SiloHost.Build(options, name, port, certificates, lost, warn, time, role), claim, certificates, lost, time);
        try
        {
            await silo._host.StartAsync(cancellationToken);
            return silo;
        }
#pragma warning disable CA1031 // Whatever went wrong is explained
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await silo.DisposeAsync();
            throw Explain(e, options);
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Determines if the list of members has this silo; true also when it cannot be read.</summary>
    public async Task<bool> IsListedAsync()
    {
        try
        {
            var own = Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
            var list = await Services.GetRequiredService<IMembershipTable>().ReadAllAsync(CancellationToken.None).WaitAsync(_timeToRead, _time);
            return list.Members.Any(member => member.Item1.SiloAddress.Equals(own));
        }
        catch (RedisClusteringException)
        {
            // There is no list.
            return false;
        }
#pragma warning disable CA1031 // As long as it cannot be read, nothing has changed
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
    }

    /// <summary>Leaves the cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(_timeToLeave, _time);
        try
        {
            await _host.StopAsync(patience.Token).WaitAsync(_timeToLeave * 2, _time, CancellationToken.None);
        }
#pragma warning disable CA1031 // However it went, the silo is given up
        catch (Exception)
#pragma warning restore CA1031
        {
            // The others find out that it is gone.
        }

        MembershipLoop.End(MembershipLoop.Find(_host.Services));
        await ((IAsyncDisposable)_host).DisposeAsync();
        _certificates?.Dispose();
        _port.Dispose();
    }

    // Orleans wraps what went wrong in whatever it was doing.
    private static GeneratorsException Explain(Exception failure, GeneratorClusterOptions options)
    {
        var cause = failure;
        while (cause is not (null or RedisException))
        {
            cause = cause.InnerException;
        }

        return cause is null
            ? new GeneratorsException($"The cluster {options} cannot be joined: {WarningLog.FirstLine(failure.Message)}")
            : new GeneratorsException($"Redis at {options.RedisAddress} cannot be used: {WarningLog.FirstLine(cause.Message)}");
    }
}
