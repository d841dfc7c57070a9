using FocusServer.LivingDocs.Messages;

namespace FocusServer.LivingDocs.Features;

/// <summary>Where a book comes from.</summary>
internal static class Provenance
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IReadOnlyList<MessageRun> runs, TimeProvider time)
    {
        var run = runs.Count > 0 ? runs[^1] : null;
        var (meta, git) = (run?.Meta, run?.Meta?.Ci?.Git);
        (string Name, string? Value)[] facts =
        [
            ("Run at", (run?.StartedAt ?? time.GetUtcNow()) is var at ? Pages.Words.Of(at) : null),
            ("Commit", git?.Revision ?? Variable("GITHUB_SHA")),
            ("Branch", git?.Branch ?? Variable("GITHUB_REF_NAME")),
            ("CI run", meta?.Ci?.Url),
            ("Runner", meta?.Implementation is { } runner ? $"{runner.Name} {runner.Version}".Trim() : null),
            ("Runtime", meta?.Runtime is { } runtime ? $"{runtime.Name} {runtime.Version}".Trim() : null),
            ("System", meta?.Os is { } os ? $"{os.Name} {os.Version}".Trim() : null),
        ];
        return [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => KeyValuePair.Create(fact.Name, fact.Value!))];
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
