using System.Text.Json.Serialization;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Pages;

namespace FocusServer.LivingDocs.Writing;

/// <summary>A ramp in the JSON summary of a run; the names are stable.</summary>
internal sealed record SummarizedRamp
{
    /// <summary>The name of the ramp.</summary>
    public required string Name { get; init; }

    /// <summary>False for a ramp that this run did not run.</summary>
    public required bool Ran { get; init; }

    /// <summary>The verdict for machines, such as "not-proven".</summary>
    public required string Verdict { get; init; }

    /// <summary>The verdict in words, such as "Broke at 60 jobs".</summary>
    public required string Word { get; init; }

    /// <summary>The details of the verdict.</summary>
    public required string Sentence { get; init; }

    /// <summary>The most jobs that were held; null when it is not known.</summary>
    public required int? CapacityJobs { get; init; }

    /// <summary>The load generators on other machines; absent when there were none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GeneratorName>? Generators { get; init; }

    /// <summary>The things seen beside the server when something failed; absent when nothing was taken along.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Causes { get; init; }

    /// <summary>The known failure; absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KnownView? Known { get; init; }

    /// <summary>The link to it.</summary>
    public required string Href { get; init; }

    /// <summary>The file of its feature.</summary>
    public required string File { get; init; }

    /// <summary>The line of its scenario or row in that file.</summary>
    public required long Line { get; init; }

    /// <summary>Changes since earlier runs, and remarks.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Summarizes the verdict of a ramp.</summary>
    public static SummarizedRamp From(VerdictLine line) => new()
    {
        Name = line.Name,
        Ran = line.Ramp.Ran,
        Verdict = Words.NameOf(line.Ramp.Verdict),
        Word = line.Ramp.Word,
        Sentence = line.Ramp.Sentence,
        CapacityJobs = line.Ramp.Capacity,
        Generators = line.Ramp.Generators?.Named,
        Causes = line.Ramp.Causes?.Sentences,
        Known = line.Ramp.Known,
        Href = line.Href,
        File = line.File,
        Line = line.Line,
        Notes = line.Ramp.Notes,
    };
}
