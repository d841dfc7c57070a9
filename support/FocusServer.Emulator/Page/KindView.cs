using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>Represents a kind of fault that can be added to the board.</summary>
/// <param name="Kind">The name.</param>
/// <param name="Strikes">The subject: jobs, answers, streams or rows; jobs for a kind that strikes jobs and answers.</param>
/// <param name="Parameters">The parameters beside rate, fromJob and between.</param>
/// <param name="Delay">The default duration in seconds; absent when the kind has none.</param>
/// <param name="Statuses">The statuses that it can answer with; the first is the default.</param>
/// <param name="Routes">The routes that it can be restricted to.</param>
internal sealed record KindView(
    string Kind, string Strikes, IReadOnlyList<string> Parameters, double? Delay, IReadOnlyList<int>? Statuses, IReadOnlyList<string>? Routes)
{
    public static IReadOnlyList<KindView> All() => [.. Enum.GetValues<FaultKind>().Select(kind => From(FaultRules.For(kind)))];

    private static KindView From(FaultRule rule) => new(
        rule.Kind.ToString(),
        rule.Group == FaultGroup.Row ? "rows" : rule.Subject switch
        {
            FaultSubject.Stream => "streams",
            FaultSubject.Request => "answers",
            _ => "jobs",
        },
        rule.Parameters,
        rule.Delay?.TotalSeconds,
        rule.Status.Count > 0 ? rule.Status : null,
        rule.Parameters.Contains("route") ? FaultRoutes.Allowed(rule.Kind) : null);
}
