using System.Globalization;
using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Document;

/// <summary>The words and number formats that all pages share.</summary>
internal static class Words
{
    public static string Name(Status status) => status switch
    {
        Status.NotRun => "not run",
        Status.CutShort => "cut short",
        _ => status.ToString().ToLowerInvariant(),
    };

    /// <summary>Gets the CSS class of a status.</summary>
    public static string ClassOf(Status status) => Name(status).Replace(' ', '-');

    /// <summary>Gets the CSS class of a verdict: what failed looks like what broke.</summary>
    public static string ClassOf(RampOutcome verdict) => verdict == RampOutcome.Failed ? NameOf(RampOutcome.Broke) : NameOf(verdict);

    /// <summary>Gets the name of a verdict for machines: held, broke, failed or not-proven.</summary>
    public static string NameOf(RampOutcome verdict) => verdict switch
    {
        RampOutcome.Held => "held",
        RampOutcome.Broke => "broke",
        RampOutcome.Failed => "failed",
        _ => "not-proven",
    };

    public static string SignOf(RampOutcome verdict) => verdict switch
    {
        RampOutcome.Held => "✓",
        RampOutcome.Broke or RampOutcome.Failed => "✕",
        _ => "?",
    };

    /// <summary>Gets the sign and word of a judged promise, such as "✓ kept".</summary>
    public static string SignOf(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Pass => "✓ kept",
        CriterionOutcome.Fail => "✕ missed",
        _ => "? not proven",
    };

    /// <summary>Writes a count with its noun.</summary>
    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    /// <summary>Counts outcomes by status, the worst first, such as "1 failed, 4 passed".</summary>
    public static string Summary(IEnumerable<Outcome> outcomes) => string.Join(", ", outcomes
        .CountBy(outcome => outcome.Status)
        .OrderByDescending(count => count.Key)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value:N0} {Name(count.Key)}")));
}
