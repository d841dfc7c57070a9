using FocusServer.Support.Tests.Workflows;
using k8s;
using k8s.Models;

namespace FocusServer.Support.Tests.Kubernetes;

/// <summary>The manifests of the documentation, read as Kubernetes reads them: a field that it has not is an error.</summary>
internal static class Manifests
{
    public const string Folder = "support/docs/kubernetes";

    public static IReadOnlyList<string> Files { get; } = [.. Directory.EnumerateFiles(RepositoryFiles.FullPath(Folder), "*.yaml").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    /// <summary>The pods that are made from the manifests, by the names of what makes them.</summary>
    public static IReadOnlyDictionary<string, (IDictionary<string, string> Labels, V1PodSpec Spec)> Pods { get; } = All<object>().Select(PodOf).OfType<(string, V1ObjectMeta, V1PodSpec)>()
        .ToDictionary(pod => pod.Item1, pod => (pod.Item2.Labels ?? new Dictionary<string, string>(), pod.Item3), StringComparer.Ordinal);

    public static string Text(string file) => RepositoryFiles.Text($"{Folder}/{file}");

    public static IReadOnlyList<object> Parse(string yaml) => KubernetesYaml.LoadAllFromString(yaml, typeMap: null, strict: true);

    /// <summary>Gets all objects of a kind.</summary>
    public static IReadOnlyList<T> All<T>() => [.. Files.SelectMany(file => Parse(Text(file))).OfType<T>()];

    private static (string, V1ObjectMeta, V1PodSpec)? PodOf(object manifest) => manifest switch
    {
        V1StatefulSet set => (set.Metadata.Name, set.Spec.Template.Metadata, set.Spec.Template.Spec),
        V1Deployment deployment => (deployment.Metadata.Name, deployment.Spec.Template.Metadata, deployment.Spec.Template.Spec),
        V1Job job => (job.Metadata.Name, job.Spec.Template.Metadata, job.Spec.Template.Spec),
        V1Pod pod => (pod.Metadata.Name, pod.Metadata, pod.Spec),
        _ => null,
    };
}
