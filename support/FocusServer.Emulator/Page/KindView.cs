using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>Represents a kind of fault that can be added to the board.</summary>
internal sealed record KindView(
    string Kind, string Strikes, IReadOnlyList<string> Parameters, double? Delay, IReadOnlyList<int>? Statuses, int? Limit, IReadOnlyList<string>? Routes)
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
        rule.Limit,
        rule.Parameters.Contains("route") ? FaultRoutes.Allowed(rule.Kind) : null);
}
