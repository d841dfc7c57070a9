using System.Text.RegularExpressions;
using k8s.Models;

namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>Shortens what a cluster says to what a reader needs.</summary>
internal static partial class ClusterText
{
    private const int Longest = 200;

    /// <summary>Shortens the scheduler's message: "0/3 nodes are available: 3 Insufficient nvidia.com/gpu.shared. preemption: …" is "insufficient nvidia.com/gpu.shared".</summary>
    public static string? Unschedulable(string? message)
    {
        if (FirstSentence(Preemption().Replace(message ?? "", "")) is not { } sentence)
        {
            return null;
        }

        var reasons = sentence.Split(": ", 2)[^1];
        return string.Join(", ", reasons.Split(", ").Select(reason => Small(Count().Replace(reason, ""))).Distinct());
    }

    /// <summary>Gets the first sentence of a message, without its full stop; null when there is none.</summary>
    public static string? FirstSentence(string? message)
    {
        var first = EndOfSentence().Split(message?.Trim() ?? "", 2)[0].TrimEnd('.');
        return first.Length == 0 ? null : Small(first.Length > Longest ? first[..Longest] + "…" : first);
    }

    /// <summary>Describes the end of a container, such as "Error, exit code 139"; null when nothing is known of it.</summary>
    public static string? Exit(V1ContainerStateTerminated? ended) => ended is null ? null : FormattableString.Invariant($"{ended.Reason ?? "ended"}, exit code {ended.ExitCode}");

    // A name that begins with a capital, as OOMKilled does, stays as it is.
    private static string Small(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex(@"[.;]?\s*preemption:.*$", RegexOptions.Singleline)]
    private static partial Regex Preemption();

    [GeneratedRegex(@"^\d+ ")]
    private static partial Regex Count();

    [GeneratedRegex(@"\.\s+|\r?\n")]
    private static partial Regex EndOfSentence();
}
