using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>A kind of fault that can be put on the board.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Strikes">jobs, answers, streams or rows; a kind that strikes jobs and answers stands under jobs.</param>
/// <param name="Parameters">What it takes beside rate, fromJob and between.</param>
/// <param name="Delay">How long it takes by default, in seconds; absent where it takes no time.</param>
/// <param name="Statuses">What it can answer with; the first is the default.</param>
/// <param name="Routes">Which routes it can be narrowed to.</param>
internal sealed record KindView(
    string Kind, string Strikes, IReadOnlyList<string> Parameters, double? Delay, IReadOnlyList<int>? Statuses, IReadOnlyList<string>? Routes)
{
    public static IReadOnlyList<KindView> All() => [.. Enum.GetValues<FaultKind>().Select(kind => Of(FaultRules.For(kind)))];

    private static KindView Of(FaultRule rule) => new(
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
