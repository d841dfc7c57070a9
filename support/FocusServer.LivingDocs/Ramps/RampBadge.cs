using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>What a badge says of ramps.</summary>
public static class RampBadge
{
    /// <summary>Such as "holds 60 jobs": the most that any of the ramps that proved something held.</summary>
    public static string Text(IEnumerable<RampView> ramps)
    {
        var proven = ramps.Where(ramp => ramp.Verdict != RampOutcome.NotProven).ToList();
        return proven.Max(ramp => ramp.Capacity) is { } jobs ? $"holds {Figures.Jobs(jobs)}"
            : proven.Any(ramp => ramp.Verdict == RampOutcome.Broke) ? "holds no level"
            : "not proven";
    }
}
