using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;

namespace FocusServer.Cluster;

/// <summary>Composes silos. Their only configuration are the options, not files or environment variables.</summary>
internal static class SiloHost
{
    private const string Service = "focus-load";
    private const string OurNamespace = "FocusServer.";

    // These warn of the garbage collector's kind, which is chosen, and at every start of a check that has never been made.
    private static readonly string[] _quietLogs = ["Orleans.Runtime.Silo", "Orleans.Runtime.Watchdog"];

    public static IHost Build(
        GeneratorClusterOptions options, string name, int port, ClusterCertificates? certificates, LostCluster lost, Action<string> warn, TimeProvider time, Action<ISiloBuilder> role)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = Service });
        builder.Logging.AddProvider(new WarningLog(warn, time)).SetMinimumLevel(LogLevel.Warning);
        Array.ForEach(_quietLogs, category => builder.Logging.AddFilter(category, LogLevel.Error));
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (Service, options.Id));
            silo.Configure<SiloOptions>(own => own.SiloName = name);
            silo.Configure<EndpointOptions>(endPoint => Listen(endPoint, options, port));
            silo.Configure<ClusterMembershipOptions>(Hasten);
            silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(IsMessage));
            Find(silo, options);
            if (certificates is not null)
            {
                silo.UseTls(certificates.Require);
            }

            role(silo);
        });
        builder.Services.AddSingleton<IFatalErrorHandler>(lost);
        builder.Services.AddSingleton<IHostLifetime, SiloLifetime>();
        return builder.Build();
    }

    // Nobody but the silos themselves connects: there is no gateway for clients.
    private static void Listen(EndpointOptions endPoint, GeneratorClusterOptions options, int port)
    {
        endPoint.SiloPort = port;
        endPoint.GatewayPort = 0;

        // In Kubernetes the address is the pod's, which the hosting knows.
        if (options.Kind != ClusterKind.Kubernetes || !IPAddress.IsLoopback(options.Address))
        {
            endPoint.AdvertisedIPAddress = options.Address;
        }
    }

    private static void Find(ISiloBuilder silo, GeneratorClusterOptions options)
    {
        if (options.Kind == ClusterKind.Localhost)
        {
            silo.UseDevelopmentClustering(new IPEndPoint(options.Address, options.FirstPort));
            return;
        }

        silo.UseRedisClustering(redis => redis.ConfigurationOptions = options.TryReadRedis());
        if (options.Kind == ClusterKind.Kubernetes)
        {
            silo.UseKubernetesHosting();
        }
    }

    // A silo that was killed is left out by those that join later as soon as it has not been heard of for three times the first.
    private static void Hasten(ClusterMembershipOptions membership)
    {
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.MaxJoinAttemptTime = TimeSpan.FromSeconds(60);
    }

    private static bool IsMessage(Type type) => type.Namespace?.StartsWith(OurNamespace, StringComparison.Ordinal) == true
        && !typeof(Exception).IsAssignableFrom(type) && !typeof(IAddressable).IsAssignableFrom(type);
}
