using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Document;

/// <summary>A ramp as the pages show it.</summary>
/// <param name="Verdict">What it proved.</param>
/// <param name="Word">The verdict in words, such as "Broke at 60 jobs".</param>
/// <param name="Subject">Which ramp, such as "Full ramp 5→100, staging"; empty when it is not known.</param>
/// <param name="Sentence">What there is to say beside the word; may be empty.</param>
/// <param name="Capacity">The most jobs that were held; null when it is not known.</param>
/// <param name="Chart">The picture, as SVG; empty when there is none.</param>
/// <param name="Sparkline">The small picture, as SVG; empty when there is none.</param>
/// <param name="Table">The picture's numbers; null when there are none.</param>
/// <param name="Files">The same numbers for machines: file name and content.</param>
/// <param name="Criteria">The promises, measured and judged.</param>
/// <param name="Notes">Changes against earlier runs, or why there is no comparison, one sentence each.</param>
/// <param name="Troubles">What to look for, and where, when something broke: sentences.</param>
/// <param name="Facts">Where it ran and how: names and values.</param>
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
    /// <summary>What comes first: what is broken, then what was measured, last what is not known.</summary>
    internal int Order => Verdict switch
    {
        RampOutcome.Broke => 0,
        RampOutcome.Failed => 1,
        RampOutcome.Held => 2,
        _ when Table is not null => 3,
        _ => 4,
    };

    /// <summary>Of a ramp of which nothing is known.</summary>
    /// <param name="why">A sentence.</param>
    public static RampView NotProven(string why) => new(RampOutcome.NotProven, "Not proven", "", why, null, "", "", null, [], [], [], [], []);
}

/// <summary>A table of numbers.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Header">With units.</param>
/// <param name="Rows">In words.</param>
public sealed record TableView(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);
