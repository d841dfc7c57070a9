using System.Text.RegularExpressions;

namespace FocusServer.Suite.Settings;

/// <summary>Reads what a run takes along beside the server. Addresses may hold passwords: they are shown without, and stand in no file of the repository.</summary>
internal static partial class DiagnosticsSettings
{
    private const string Section = "Diagnostics:";
    private const string Namespace = Section + "Kubernetes:Namespace";
    private const string KubeConfig = Section + "Kubernetes:KubeConfig";
    private const string Context = Section + "Kubernetes:Context";
    private const string Rabbit = Section + "RabbitMq:Uri";
    private const string Mongo = Section + "MongoDb:Uri";
    private const string Url = Section + "Metrics:Url";
    private const string Names = Section + "Metrics:Names";

    // Kubernetes sets it in every pod.
    private const string InCluster = "KUBERNETES_SERVICE_HOST";

    /// <summary>The plan; null when nothing is taken along.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="variable">The value of an environment variable that other programs know, too; null when it is not set.</param>
    public static DiagnosticsPlan? Read(SettingsReader reader, Func<string, string?> variable)
    {
        var names = reader.Texts(Names);
        if (names.FirstOrDefault(name => !Metric().IsMatch(name)) is { } wrong)
        {
            reader.Mistake(Names, wrong, "names of metrics, such as focus_jobs_active, between commas");
        }

        var plan = new DiagnosticsPlan
        {
            Namespace = reader.Text(Namespace, name => Label().IsMatch(name), "the name of a namespace, such as panda: small letters, digits and dashes"),
            KubeConfig = reader.Text(KubeConfig, File.Exists, "the path of a kubeconfig file that is there"),
            Context = reader.Text(Context),
            RabbitMq = Address(reader, Rabbit, "amqp", "amqps"),
            MongoDb = Address(reader, Mongo, "mongodb", "mongodb+srv"),
            Metrics = Address(reader, Url, "http", "https"),
            MetricNames = names,
        };
        if (plan is { Namespace: not null, KubeConfig: null } && reader.Text(KubeConfig) is null && string.IsNullOrEmpty(variable(InCluster)))
        {
            reader.Mistake(KubeConfig, null, "the path of a kubeconfig file, where the run itself is in no cluster");
        }

        return plan.IsEmpty ? null : plan;
    }

    private static string? Address(SettingsReader reader, string key, params string[] schemes)
    {
        var allowed = $"an address that begins with {string.Join(" or ", schemes.Select(scheme => scheme + "://"))} and names a host";
        var text = reader.Text(key, address => IsAddress(address, schemes), allowed, DiagnosticsPlan.Conceal);
        if (reader.IsFromFile(key))
        {
            reader.Mistake(key, "***", "in a variable or a user secret, never in a file of the repository");
        }

        return text;
    }

    // MongoDB's addresses may name several hosts, which no URI does.
    private static bool IsAddress(string text, string[] schemes)
    {
        var parts = text.Split("://", 2);
        var hosts = parts[^1].Split('@')[^1].Split('/', '?')[0].Split(',');
        return parts.Length == 2 && schemes.Contains(parts[0], StringComparer.OrdinalIgnoreCase) && hosts.All(host => Uri.TryCreate($"http://{host}", UriKind.Absolute, out _))
            && (hosts.Length == 1 || schemes[0] == "mongodb");
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[A-Za-z_:][A-Za-z0-9_:]*$")]
    private static partial Regex Metric();
}
