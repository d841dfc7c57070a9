namespace FocusServer.LivingDocs.Ramps;

/// <summary>What a badge says of ramps.</summary>
public static class RampBadge
{
    /// <summary>Such as "holds 60 jobs": the highest level that held in any of the ramps that proved something.</summary>
    public static string Text(IEnumerable<RampRun> runs)
    {
        var proven = runs.Where(run => run.Verdict != RampVerdict.NotProven).ToList();
        return (proven.Count, proven.Max(run => run.LastGood)) switch
        {
            (0, _) => "not proven",
            (_, { } jobs) => $"holds {Figures.Jobs(jobs)}",
            _ => "holds no level",
        };
    }
}
