using Xunit;

namespace FocusServer.Support.Tests.Kubernetes;

/// <summary>A fact that needs kubectl: skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KubectlFactAttribute : FactAttribute
{
    private static readonly string[] _names = ["kubectl", "kubectl.exe"];

    public KubectlFactAttribute() => Skip = IsInstalled() ? null : "There is no kubectl on this machine: it is not on the PATH.";

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => _names.Select(name => Path.Combine(folder, name))).Any(File.Exists);
}
