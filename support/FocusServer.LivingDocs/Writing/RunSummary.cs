using System.Text.Json;
using System.Text.RegularExpressions;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Pages;
using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Writing;

/// <summary>Writes the summary of a run as JSON, Markdown and a badge.</summary>
internal sealed partial class RunSummary
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Book _book;
    private readonly IReadOnlyList<VerdictLine> _ramps;
    private readonly RunVerdict _verdict;

    public RunSummary(SiteParts parts)
    {
        _book = parts.Book;
        _ramps = VerdictLine.From(new PageContext(parts, SitePages.Index, ""), parts.Book.Features);
        _verdict = RunVerdict.From([.. _ramps.Select(line => line.Ramp)]);
    }

    public IEnumerable<SiteFile> Files =>
    [
        SiteFile.FromText("summary.json", "application/json", Json()),
        SiteFile.FromText("summary.md", "text/markdown", Markdown()),
        SiteFile.FromText("badge.svg", "image/svg+xml", Badge()),
    ];

    /// <summary>Gets figures and verdicts as JSON; the names are stable.</summary>
    public string Json() => JsonSerializer.Serialize(
        new
        {
            Version = 1,
            _book.Title,
            Verdict = Words.NameOf(_verdict.Outcome),
            Ran = _verdict.Worst is not null,
            Word = _verdict.Headline,
            Sentence = _ramps.FirstOrDefault(line => ReferenceEquals(line.Ramp, _verdict.Worst))?.Text ?? "No ramp ran.",
            Ramps = _ramps.Select(SummarizedRamp.From),
            Scenarios = _book.Features.SelectMany(feature => feature.Outcomes)
                .CountBy(outcome => outcome.Status).OrderBy(count => count.Key).ToDictionary(count => Words.ClassOf(count.Key), count => count.Value),
            Failures = _book.Failures.Select(group => new { group.Headline, group.Places.Count }),
            Provenance = _book.Provenance.ToDictionary(fact => fact.Key, fact => fact.Value),
        },
        _json);

    /// <summary>Gets the summary for a CI job or a pull request.</summary>
    public string Markdown()
    {
        var outcomes = _book.Features.SelectMany(feature => feature.Outcomes).ToList();
        var table = _ramps.Select(line =>
            $"| {Cell(line.Name)} | {Words.SignOf(line.Ramp.Verdict)} **{Cell(line.Ramp.Word)}** | {line.Ramp.Capacity?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"} | {Cell(line.Ramp.Sentence)} | {Cell(string.Join(' ', line.Ramp.Notes))} |");
        var generators = _ramps.Where(line => line.Ramp.Generators is not null)
            .Select(line => $"- {Cell(line.Name)}: {Cell(line.Ramp.Generators!.Summary)}").ToList();
        var causes = _ramps.SelectMany(line => (line.Ramp.Causes?.Sentences ?? []).Select(cause => $"- {Cell(line.Name)}: {Cell(cause)}")).ToList();
        var failures = _book.Failures.Take(5).Select(group => $"- {Words.Count(group.Places.Count, "scenario")}: {Cell(group.Headline)}");
        string[] lines =
        [
            $"## {Cell(_book.Title)}: {Cell(_verdict.Headline)}",
            "",
            .. _ramps.Count == 0 ? [] : (string[])["| ramp | verdict | capacity, jobs | what was measured | change |", "| --- | --- | ---: | --- | --- |", .. table, ""],
            .. generators.Count == 0 ? [] : (string[])[.. generators, ""],
            .. causes.Count == 0 ? [] : (string[])[.. causes, ""],
            $"{Words.Count(outcomes.Count, "scenario")}: {Words.Summary(outcomes)}.",
            .. failures.Prepend("").Where((_, i) => i > 0 || outcomes.Any(outcome => outcome.Status == Status.Failed)),
            "",
            string.Join(" · ", _book.Provenance.Select(fact => $"{fact.Key} {Cell(fact.Value)}")),
            "",
        ];
        return string.Join('\n', lines);
    }

    /// <summary>Gets the verdict as an SVG badge.</summary>
    public string Badge()
    {
        var (text, colour) = (_verdict.Badge, _verdict.Outcome switch { RampOutcome.Held => "#0b6b4f", RampOutcome.NotProven => "#6b5200", _ => "#a8281c" });
        var width = 16 + (text.Length * 7);
        return FormattableString.Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{text}"><title>{text}</title><rect width="{width}" height="20" rx="3" fill="{colour}"/><text x="{width / 2}" y="14" fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle" textLength="{width - 16}">{text}</text></svg>
            """);
    }

    // A text is text: no end of a cell, no HTML, no emphasis, no link, and no mention of a person or an issue.
    private static string Cell(string text) => Links().Replace(Signs().Replace(text.ReplaceLineEndings(" "), @"\$0"), "$0<!-- -->")
        .Replace("\\<", "&lt;", StringComparison.Ordinal).Replace("\\&", "&amp;", StringComparison.Ordinal);

    [GeneratedRegex(@"[\\`*_~|<&\[\]$]")]
    private static partial Regex Signs();

    [GeneratedRegex(@"@(?=\w)|#(?=\d)|\bwww(?=\.)|:(?=//)")]
    private static partial Regex Links();
}
