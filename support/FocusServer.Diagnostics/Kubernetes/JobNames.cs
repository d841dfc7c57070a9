using System.Text.RegularExpressions;
using k8s.Models;

namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>
/// Tells which job a thing of the cluster belongs to, by its exact name: <c>grpc-job-7-1729</c> belongs to the job 7-1729, and to the job 7-172 or 7-17290 nothing of it does.
/// </summary>
internal static partial class JobNames
{
    private const string Label = "job-name";

    /// <summary>Gets the job of a batch Job or a service; null when it belongs to none.</summary>
    public static string? Of(string? name) => name is not null && Thing().Match(name) is { Success: true } thing ? thing.Groups["job"].Value : null;

    /// <summary>Gets the job that a pod runs for; null when it runs for none. Its watcher is no part of it.</summary>
    public static string? OfPod(V1Pod pod) =>
        Owner(pod) is { } owner ? (owner.StartsWith("grpc-job-", StringComparison.Ordinal) ? Of(owner) : null)
        : Pod().Match(pod.Metadata.Name) is { Success: true } named ? named.Groups["job"].Value : null;

    private static string? Owner(V1Pod pod) =>
        pod.Metadata.OwnerReferences?.FirstOrDefault(owner => owner.Kind == "Job")?.Name ?? (pod.Metadata.Labels?.TryGetValue(Label, out var name) == true ? name : null);

    [GeneratedRegex(@"^(?:grpc-job|cleanup-job|grpc-service)-(?<job>\d+-\d+)$")]
    private static partial Regex Thing();

    [GeneratedRegex(@"^grpc-job-(?<job>\d+-\d+)-[a-z0-9]{5}$")]
    private static partial Regex Pod();
}
