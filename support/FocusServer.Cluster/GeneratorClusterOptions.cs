using System.Net;
using System.Text.RegularExpressions;
using StackExchange.Redis;

namespace FocusServer.Cluster;

/// <summary>The settings of a cluster of load generators, and of one machine's place in it.</summary>
public sealed partial record GeneratorClusterOptions
{
    /// <summary>The name of a cluster that is given none.</summary>
    public const string DefaultId = "focus-load";

    /// <summary>The first port that a load generator tries. On one machine, the load generator that has it keeps the list of members.</summary>
    public const int DefaultPort = 11_111;

    /// <summary>The way in which the machines find each other.</summary>
    public required ClusterKind Kind { get; init; }

    /// <summary>The name of the cluster; <see cref="DefaultId"/> by default. Machines of another cluster are refused.</summary>
    public string Id { get; init; } = DefaultId;

    /// <summary>The Redis server, as in "host:6379,password=…"; null on one machine. Only its addresses are ever printed.</summary>
    public string? Redis { get; init; }

    /// <summary>The port on which this machine is reached; by default the first free one, from <see cref="DefaultPort"/> on.</summary>
    public int? Port { get; init; }

    /// <summary>The port of the load generator that keeps the list of members on one machine; <see cref="DefaultPort"/> by default.</summary>
    public int FirstPort { get; init; } = DefaultPort;

    /// <summary>The address on which this machine is reached; loopback by default, and its pod's own in Kubernetes.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The file of this machine's certificate (PEM); null without TLS.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>The file of its private key (PEM); null without TLS.</summary>
    public string? TlsKey { get; init; }

    /// <summary>The file of the only authority whose certificates are trusted (PEM); null without TLS.</summary>
    public string? TlsAuthority { get; init; }

    /// <summary>True when the traffic between the machines is encrypted, and each of them proves its identity by a certificate.</summary>
    public bool IsSecure => TlsCertificate is not null;

    /// <summary>Finds every mistake, each with what is allowed; none when the options can be used.</summary>
    /// <param name="name">Names an option by its property, as the person who gave it calls it.</param>
    public IReadOnlyList<string> FindMistakes(Func<string, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return [.. FindMistakesOf(name), .. FindTlsMistakes(name)];
    }

    /// <summary>Describes the cluster, such as "focus-load, by Redis at 10.0.0.1:6379", without a password.</summary>
    public override string ToString() => Kind == ClusterKind.Localhost ? $"{Id}, on this machine" : $"{Id}, by Redis at {RedisAddress}{(Kind == ClusterKind.Kubernetes ? " in Kubernetes" : "")}";

    /// <summary>Gets the addresses of the Redis server, without a password.</summary>
    internal string RedisAddress => TryReadRedis() is { EndPoints.Count: > 0 } redis ? string.Join(", ", redis.EndPoints.Select(Write)) : "no address";

    /// <summary>Reads <see cref="Redis"/>; null when it cannot be read.</summary>
    internal ConfigurationOptions? TryReadRedis()
    {
        try
        {
            var redis = ConfigurationOptions.Parse(Redis ?? "");
            redis.SetDefaultPorts();
            return redis;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static string Write(EndPoint endPoint) => endPoint is DnsEndPoint named ? FormattableString.Invariant($"{named.Host}:{named.Port}") : $"{endPoint}";

    private IEnumerable<string> FindMistakesOf(Func<string, string> name)
    {
        if (!Enum.IsDefined(Kind))
        {
            yield return $"{name(nameof(Kind))} is '{Kind}'; allowed are {string.Join(", ", Enum.GetNames<ClusterKind>().Select(kind => kind.ToLowerInvariant()))}.";
        }

        if (!UsualId().IsMatch(Id))
        {
            yield return $"{name(nameof(Id))} is '{Id}'; allowed are 1 to 63 letters, digits, '-', '_' and '.', a letter or digit first and last.";
        }

        if (Kind == ClusterKind.Localhost && Redis is not null)
        {
            yield return $"{name(nameof(Redis))} is given, but one machine needs none; leave it out, or choose redis.";
        }

        if (Kind != ClusterKind.Localhost && TryReadRedis() is not { EndPoints.Count: > 0 })
        {
            yield return $"{name(nameof(Redis))} {(Redis is null ? "is missing" : "cannot be read")}; allowed is host:port, and behind it options such as ',password=…,ssl=true'.";
        }

        if (Port is < 1 or > 65_535)
        {
            yield return FormattableString.Invariant($"{name(nameof(Port))} is {Port}; allowed are 1 to 65535.");
        }

        if (Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any))
        {
            yield return $"{name(nameof(Address))} is {Address}; allowed is the address by which the other machines reach this one.";
        }
        else if (Kind == ClusterKind.Localhost && !IPAddress.IsLoopback(Address))
        {
            yield return $"{name(nameof(Address))} is {Address}; on one machine it is 127.0.0.1. For several choose redis.";
        }
    }

    private IEnumerable<string> FindTlsMistakes(Func<string, string> name)
    {
        (string Name, string? File)[] files =
            [(name(nameof(TlsCertificate)), TlsCertificate), (name(nameof(TlsKey)), TlsKey), (name(nameof(TlsAuthority)), TlsAuthority)];
        if (files.All(file => file.File is null))
        {
            yield break;
        }

        var missing = files.Where(file => file.File is null).Select(file => $"{file.Name} is missing; TLS needs certificate, key and authority.");
        var unknown = files.Where(file => file.File is not null && !File.Exists(file.File)).Select(file => $"{file.Name} is '{file.File}', and there is no such file.");
        string[] mistakes = [.. missing, .. unknown];
        foreach (var mistake in mistakes)
        {
            yield return mistake;
        }

        if (mistakes.Length == 0 && ClusterCertificates.FindMistake(this) is { } wrong)
        {
            yield return $"{files[0].Name}, {files[1].Name} or {files[2].Name}: {wrong}";
        }
    }

    // What a label of Kubernetes may hold.
    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$")]
    private static partial Regex UsualId();
}
