using System.Text;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Writing;

/// <summary>Chooses the features to shorten, so that the single file is small enough to be mailed.</summary>
/// <param name="features">All features.</param>
/// <param name="isRamp">True for a feature with ramps; these are never shortened.</param>
internal sealed class BriefFeatures(IEnumerable<FeatureDoc> features, Func<FeatureDoc, bool> isRamp)
{
    /// <summary>The maximum size of the file, in bytes.</summary>
    public const int Most = 2_000_000;

    // Measured bytes of markup: of a scenario without its steps, of a step without its text, and of a shortened scenario.
    private const int Scenario = 900;
    private const int Step = 200;
    private const int InBrief = 800;

    private readonly List<(string Path, int Saving)> _large =
    [
        .. features.Where(feature => !isRamp(feature))
            .Select(feature => (feature.Path, Saving: SavingOf(feature)))
            .Where(feature => feature.Saving > 0)
            .OrderByDescending(feature => feature.Saving),
    ];

    private readonly int _all = features.Sum(SizeOf);

    /// <summary>Chooses features by path; none if everything is likely to fit.</summary>
    /// <param name="excess">The bytes by which the last attempt was too large; null before the first.</param>
    /// <param name="before">The features that the last attempt shortened.</param>
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
