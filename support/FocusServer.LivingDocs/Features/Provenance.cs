using FocusServer.Evidence;
using FocusServer.LivingDocs.Messages;

namespace FocusServer.LivingDocs.Features;

/// <summary>Describes the origin of a book.</summary>
internal static class Provenance
{
    public const string Commit = "Commit";

    /// <summary>Creates the list of known facts, in the order shown.</summary>
    /// <param name="runs">The runs, the oldest first; the book is about the last one.</param>
    /// <param name="revision">The revision of the features, which counts where CI names none.</param>
    /// <param name="variable">Gets an environment variable; null if it is not set.</param>
    /// <param name="now">The current time.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Create(IReadOnlyList<MessageRun> runs, Revision revision, Func<string, string?> variable, DateTimeOffset now)
    {
        var run = runs.Count > 0 ? runs[^1] : null;
        var (meta, ci) = (run?.Meta, run?.Meta?.Ci);
        (string Name, string? Value)[] facts =
        [
            ("Run at", Figures.Minute(run?.StartedAt ?? now)),
            (Commit, ci?.Git?.Revision ?? variable("GITHUB_SHA") ?? revision.Commit),
            ("Branch", ci?.Git?.Branch ?? variable("GITHUB_REF_NAME") ?? revision.Branch),
            ("CI run", ci?.Url ?? UrlOf(variable)),
            ("Started by", variable("GITHUB_ACTOR")),
            ("Runner", Join(meta?.Implementation?.Name, meta?.Implementation?.Version)),
            ("Runtime", Join(meta?.Runtime?.Name, meta?.Runtime?.Version)),
            ("System", Join(meta?.Os?.Name, meta?.Os?.Version)),
        ];
        return [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => KeyValuePair.Create(fact.Name, fact.Value!))];
    }

    private static string? UrlOf(Func<string, string?> variable) =>
        (variable("GITHUB_SERVER_URL"), variable("GITHUB_REPOSITORY"), variable("GITHUB_RUN_ID")) is ({ } server, { } repository, { } id)
            ? $"{server}/{repository}/actions/runs/{id}"
            : null;

    private static string? Join(string? name, string? version) => name is null ? null : $"{name} {version}".Trim();
}
