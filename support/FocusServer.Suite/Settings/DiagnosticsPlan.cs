namespace FocusServer.Suite.Settings;

/// <summary>The sources that a run takes along beside the server, as the settings say; null where it is not asked for. Nothing of the libraries that read it is loaded for it.</summary>
public sealed record DiagnosticsPlan
{
    /// <summary>The namespace of the server's pods.</summary>
    public string? Namespace { get; init; }

    /// <summary>The file that says where the cluster is; null for the account of the pod that the run itself is in.</summary>
    public string? KubeConfig { get; init; }

    /// <summary>The context of that file; null for its current one.</summary>
    public string? Context { get; init; }

    /// <summary>The address of RabbitMQ, which may hold a password.</summary>
    public string? RabbitMq { get; init; }

    /// <summary>The address of MongoDB, which may hold a password.</summary>
    public string? MongoDb { get; init; }

    /// <summary>The address of the server's metrics, which may hold a secret.</summary>
    public string? Metrics { get; init; }

    /// <summary>The metrics to note, besides those that every process has.</summary>
    public IReadOnlyList<string> MetricNames { get; init; } = [];

    /// <summary>True when nothing is taken along.</summary>
    public bool IsEmpty => Namespace is null && RabbitMq is null && MongoDb is null && Metrics is null;

    /// <summary>Returns the plan without its secrets.</summary>
    public override string ToString() => string.Join(", ", new[] { Namespace, RabbitMq, MongoDb, Metrics }.OfType<string>().Select(Conceal));

    /// <summary>Shortens an address to its scheme and hosts, since the rest of it may be secret; a name stays as it is.</summary>
    internal static string Conceal(string text)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) is not (> 0 and var at))
        {
            return text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-') ? "***" : text;
        }

        // A password may hold anything, and MongoDB's addresses more than one host: what stands after the last @ is no secret, as far as it names hosts.
        var hosts = text[(at + 3)..].Split('@')[^1].Split('/', '?')[0];
        return hosts.All(letter => char.IsAsciiLetterOrDigit(letter) || "-.:,[]".Contains(letter, StringComparison.Ordinal)) ? $"{text[..at]}://{(text.Contains('@', StringComparison.Ordinal) ? "***@" : "")}{hosts}/***" : "***";
    }
}
