using System.Text;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Writing;

/// <summary>Chooses which features are told in brief, so that a file that has them all can be mailed.</summary>
/// <param name="features">All of them.</param>
/// <param name="isRamp">Whether a feature has ramps; those are never told in brief.</param>
internal sealed class BriefFeatures(IEnumerable<FeatureDoc> features, Func<FeatureDoc, bool> isRamp)
{
    /// <summary>In bytes.</summary>
    public const int Most = 2_000_000;

    // Measured on pages: what a scenario takes beside its steps, a step beside its text, and a scenario in brief.
    private const int Scenario = 900;
    private const int Step = 200;
    private const int InBrief = 800;

    private readonly List<(string Path, int Saving)> _large =
        [.. features.Where(feature => !isRamp(feature)).Select(feature => (feature.Path, SavingOf(feature))).Where(feature => feature.Item2 > 0).OrderByDescending(feature => feature.Item2)];

    private readonly int _all = features.Sum(SizeOf);

    /// <summary>Their paths; empty when everything is likely to have room.</summary>
    /// <param name="excess">How many bytes the last attempt had too many; null before the first.</param>
    /// <param name="before">What the last attempt told in brief.</param>
    public IReadOnlySet<string> Choose(int? excess, IReadOnlySet<string> before)
    {
        var (chosen, left) = (new HashSet<string>(before), excess ?? _all - Most);
        foreach (var (path, saving) in _large.Where(feature => !before.Contains(feature.Path)))
        {
            if (left <= 0)
            {
                break;
            }

            chosen.Add(path);
            left -= saving;
        }

        return chosen;
    }

    private static int SavingOf(FeatureDoc feature) => SizeOf(feature) - (feature.Outcomes.Count() * InBrief);

    private static int SizeOf(FeatureDoc feature) => feature.Scenarios.Sum(scenario =>
        scenario.Places.Count() * (Scenario + scenario.Background.Concat(scenario.Steps).Sum(SizeOf)));

    private static int SizeOf(StepDoc step) =>
        Step + Encoding.UTF8.GetByteCount(step.Text) + Encoding.UTF8.GetByteCount(step.DocString ?? "") + step.Table.Sum(row => row.Sum(cell => Encoding.UTF8.GetByteCount(cell) + 30));
}
