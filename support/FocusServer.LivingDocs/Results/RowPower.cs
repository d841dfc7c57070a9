using System.Globalization;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Power;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Results;

/// <summary>Calculates what a row can prove that has left no run: its ramp is that of the other rows, and its limit stands in its cells.</summary>
internal static class RowPower
{
    private static readonly HashSet<string> _limits = [CriterionNames.SuccessRate, CriterionNames.ApiResponse, CriterionNames.ErrorRateAtMaximum, CriterionNames.HealthySteps];

    /// <summary>Calculates it; null when the row has no such limit, or its columns are more than its name and limits, so that its ramp may be another one.</summary>
    /// <param name="place">The row.</param>
    /// <param name="plan">The ramp of another row; null when none is known.</param>
    public static RampPower? Calculate(ScenarioPlace place, RampPlan? plan) =>
        plan is not null && place.Examples is { } examples && examples.Header.Skip(1).All(name => _limits.Contains(CriterionNames.OfLimit(name))) && LimitOf(place.Row!, examples) is { } limits
            ? RampPower.From(plan, limits)
            : null;

    private static RampLimits? LimitOf(RowDoc row, ExamplesDoc examples)
    {
        var written = examples.Header.Zip(row.Cells).FirstOrDefault(cell => cell.First == CriterionNames.SuccessRate).Second ?? "";
        var limit = double.TryParse(written.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) ? new Percentage(percent) : default;
        return limit is { Percent: > 0, IsValid: true }
            ? RampLimits.None with { MinSuccessRate = limit, Written = new LimitTexts { SuccessRate = written } }
            : null;
    }
}
