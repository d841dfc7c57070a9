using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The judged promises of a ramp.</summary>
public static class Measured
{
    /// <summary>Gets the promises of a ramp, those with a limit of their own first; none if the evidence lacks the plan.</summary>
    public static IReadOnlyList<Criterion> Promises(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Result?.Promises ?? [];
    }

    /// <summary>Describes a criterion in one line, such as "healthy steps: measured 93.1 % (27 of 29) · limit ≥ 70 % ✓ kept · margin 23.1 points".</summary>
    public static string Text(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return $"{criterion.Name}: measured {criterion.Measured} · limit {criterion.Limit} {Sign(criterion)}{(criterion.Margin is null ? "" : $" · margin {criterion.Margin}")}";
    }

    /// <summary>Gets the sign and word of an outcome, such as "✓ kept".</summary>
    public static string Sign(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return criterion.Outcome switch
        {
            CriterionOutcome.Pass => "✓ kept",
            CriterionOutcome.Fail => "✕ missed",
            _ => "? not proven",
        };
    }
}
