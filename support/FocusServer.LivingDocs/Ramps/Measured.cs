using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The promises of a ramp, as they were judged.</summary>
public static class Measured
{
    /// <summary>The promises that a table of limits makes first; none when the evidence does not even tell the plan.</summary>
    public static IReadOnlyList<Criterion> Promises(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Result?.Promises ?? [];
    }

    /// <summary>In one line, such as "healthy steps: measured 93.1 % (27 of 29) · limit ≥ 70 % ✓ kept · margin 23.1 points".</summary>
    public static string Text(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return $"{criterion.Name}: measured {criterion.Measured} · limit {criterion.Limit} {Sign(criterion)}{(criterion.Margin is null ? "" : $" · margin {criterion.Margin}")}";
    }

    /// <summary>Whether it was kept, as sign and word.</summary>
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
