using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The text of the badge.</summary>
public static class RampBadge
{
    /// <summary>Gets the text, such as "holds 60 jobs": the highest capacity of all ramps with a verdict.</summary>
    public static string Text(IEnumerable<RampView> ramps)
    {
        var proven = ramps.Where(ramp => ramp.Verdict != RampOutcome.NotProven).ToList();
        return proven.Max(ramp => ramp.Capacity) is { } jobs ? $"holds {Figures.Jobs(jobs)}"
            : proven.Any(ramp => ramp.Verdict == RampOutcome.Broke) ? "holds no level"
            : "not proven";
    }
}
