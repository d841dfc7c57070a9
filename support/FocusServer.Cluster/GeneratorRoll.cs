using FocusServer.Evidence;
using FocusServer.Load.Generators;

namespace FocusServer.Cluster;

/// <summary>The answers of the load generators of a cluster to the question who they are.</summary>
internal sealed class GeneratorRoll(IReadOnlyList<GeneratorRoll.Entry> entries)
{
    public static GeneratorRoll Empty { get; } = new([]);

    /// <summary>Gets those that answered, by name.</summary>
    public IReadOnlyList<FoundGenerator> Present { get; } =
        [.. entries.Select(entry => entry.Found).OfType<FoundGenerator>().OrderBy(found => found.Identity.Name, StringComparer.Ordinal)];

    /// <summary>Says that two of them have one name; null when all have different ones.</summary>
    public string? FindNamesakes() => Present.GroupBy(entry => entry.Identity.Name).FirstOrDefault(same => same.Count() > 1) is { } namesakes
        ? $"{namesakes.Count()} load generators are named {namesakes.Key}: start each with a --name of its own."
        : null;

    /// <summary>Says how many of those expected are there, which, and how the others are started.</summary>
    public string Explain(int expect, TimeSpan timeLimit, GeneratorClusterOptions options)
    {
        var silent = entries.Where(entry => entry.Found is null).Select(entry => entry.Silo).Order(StringComparer.Ordinal).ToList();
        string[] sentences =
        [
            $"{Present.Count} of {expect} load generators were there after {Figures.Seconds(timeLimit)}, in the cluster {options}{(Present.Count == 0 ? "." : $": {string.Join(", ", Present.Select(Describe))}.")}",
            .. silent.Count == 0 ? [] : (string[])[$"{string.Join(", ", silent)} joined, but did not answer."],
            $"{expect - Present.Count} more {(expect - Present.Count == 1 ? "is" : "are")} needed: {HowToStart(options)}",
        ];
        return string.Join(' ', sentences);
    }

    private static string Describe(FoundGenerator found) => found.Identity.Place is { } place ? $"{found.Identity.Name} ({place})" : found.Identity.Name;

    private static string HowToStart(GeneratorClusterOptions options)
    {
        var id = options.Id == GeneratorClusterOptions.DefaultId ? "" : $" --cluster-id {options.Id}";
        return options.Kind switch
        {
            ClusterKind.Kubernetes => "kubectl scale statefulset generator --replicas=NUMBER starts them.",
            ClusterKind.Redis => $"dotnet run --project support/FocusServer.Generator -- --cluster redis --redis {options.RedisAddress}{id} starts one on any machine.",
            _ => $"dotnet run --project support/FocusServer.Generator -- --cluster localhost{id} starts one on this machine.",
        };
    }

    /// <summary>One silo.</summary>
    /// <param name="Silo">The name of the silo.</param>
    /// <param name="Found">Its load generator; null when it did not answer.</param>
    internal sealed record Entry(string Silo, FoundGenerator? Found);
}
