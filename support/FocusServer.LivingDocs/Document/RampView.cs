using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Document;

/// <summary>A ramp as the pages show it.</summary>
/// <param name="Verdict">The outcome of the ramp.</param>
/// <param name="Word">The verdict in words, such as "Broke at 60 jobs".</param>
/// <param name="Subject">The name of the ramp, such as "Full ramp 5→100, staging"; empty when it is not known.</param>
/// <param name="Sentence">The details of the verdict; may be empty.</param>
/// <param name="Capacity">The most jobs that were held; null when it is not known.</param>
/// <param name="Chart">The picture, as SVG; empty when there is none.</param>
/// <param name="Sparkline">The small picture, as SVG; empty when there is none.</param>
/// <param name="Table">The picture's numbers; null when there are none.</param>
/// <param name="Files">The same numbers for machines: file name and content.</param>
/// <param name="Criteria">The promises, measured and judged.</param>
/// <param name="Notes">Changes since earlier runs, or the reason for not comparing; one sentence each.</param>
/// <param name="Troubles">Sentences about a failure: what failed, and where to look.</param>
/// <param name="Facts">Facts about the run: names and values.</param>
public sealed record RampView(
    RampOutcome Verdict,
    string Word,
    string Subject,
    string Sentence,
    int? Capacity,
    string Chart,
    string Sparkline,
    TableView? Table,
    IReadOnlyList<KeyValuePair<string, string>> Files,
    IReadOnlyList<Criterion> Criteria,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Troubles,
    IReadOnlyList<KeyValuePair<string, string>> Facts)
{
    /// <summary>False for a ramp that this run did not run: its verdict is an earlier run's, and none of this one.</summary>
    public bool Ran { get; init; } = true;

    /// <summary>The servers that its numbers can tell apart; null when its plan or its limit is not known.</summary>
    public PowerView? Power { get; init; }

    /// <summary>The page that shows the ramp at every moment; null when there is none.</summary>
    public RampReplay? Replay { get; init; }

    /// <summary>The load generators on other machines; null when there were none.</summary>
    public GeneratorsView? Generators { get; init; }

    /// <summary>The things seen beside the server; null when nothing was taken along.</summary>
    public CausesView? Causes { get; init; }

    /// <summary>The known failure of the ramp; null when its tags speak of none.</summary>
    public KnownView? Known { get; init; }

    /// <summary>The sort order: those that ran first; broken ramps, then measured ones, then unknown ones.</summary>
    internal (bool, int) Order => (!Ran, Verdict switch
    {
        RampOutcome.Broke => 0,
        RampOutcome.Failed => 1,
        RampOutcome.Held => 2,
        _ when Table is not null => 3,
        _ => 4,
    });

    /// <summary>Creates the view of a ramp without any measurement.</summary>
    /// <param name="why">The reason, as a sentence.</param>
    public static RampView NotProven(string why) => new(RampOutcome.NotProven, "Not proven", "", why, null, "", "", null, [], [], [], [], []);
}
