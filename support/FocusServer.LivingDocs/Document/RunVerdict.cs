using FocusServer.Evidence;
using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Document;

/// <summary>
/// The verdict of a run: as bad as its worst ramp. What earlier runs proved about ramps that this one did not run makes it no better
/// and no worse.
/// </summary>
/// <param name="Outcome">Broke or failed, if any ramp did; otherwise not proven, if any ramp was, or none ran; otherwise held.</param>
/// <param name="Headline">The verdicts in words, such as "Broke at 60 jobs, 2 × Held".</param>
/// <param name="Badge">The text of the badge, such as "broke at 60 jobs".</param>
public sealed record RunVerdict(RampOutcome Outcome, string Headline, string Badge)
{
    private const string NoRamp = "no ramp ran";

    /// <summary>The worst ramp, which makes the verdict; null if none ran.</summary>
    public RampView? Worst { get; private init; }

    /// <summary>Judges a run by its ramps.</summary>
    /// <param name="ramps">The ramps of the book, whether they ran or not.</param>
    public static RunVerdict From(IReadOnlyList<RampView> ramps)
    {
        var ran = ramps.Where(ramp => ramp.Ran).OrderBy(Badness).ThenBy(ramp => ramp.Capacity ?? 0).ToList();
        if (ran.Count == 0)
        {
            return new(RampOutcome.NotProven, NoRamp, NoRamp);
        }

        var headline = string.Join(", ", ran.CountBy(ramp => ramp.Word).Select(word => word.Value == 1 ? word.Key : $"{word.Value} × {word.Key}"));
        return new(ran[0].Verdict, headline, BadgeOf(ran)) { Worst = ran[0] };
    }

    // The worst of them comes first. Only where all were held, the most that was held is the message.
    private static string BadgeOf(List<RampView> ran) => ran[0].Verdict == RampOutcome.Held && ran.Max(ramp => ramp.Capacity) is { } jobs
        ? $"holds {Figures.Jobs(jobs)}"
        : ran[0].Word.ToLowerInvariant();

    private static int Badness(RampView ramp) => ramp.Verdict switch
    {
        RampOutcome.Broke => 0,
        RampOutcome.Failed => 1,
        RampOutcome.NotProven => 2,
        _ => 3,
    };
}
