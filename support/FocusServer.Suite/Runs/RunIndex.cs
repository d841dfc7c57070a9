using FocusServer.Evidence.Judging;

namespace FocusServer.Suite.Runs;

/// <summary>The content of a run's <c>index.json</c>: what each of its files holds, and the verdict.</summary>
public sealed record RunIndex
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "index.json";

    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>The purpose of the run.</summary>
    public required string Title { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The time at which the run started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The verdict; null as long as the run goes on, and for ever when it was killed.</summary>
    public required RampOutcome? Verdict { get; init; }

    /// <summary>The verdict in words; null as long as there is none.</summary>
    public required string? Sentence { get; init; }

    /// <summary>The way to read the verdict.</summary>
    public string HowToReadTheVerdict { get; } =
        "verdict is held, broke, failed or not-proven. Only held is a pass. It is null as long as the run goes on, and for ever when the run was killed: such a run has proven nothing. "
        + "The verdict follows from the events in run.jsonl, also where it is null here: dotnet run --project support/FocusServer.LivingDocs -- explain RUN says what happened, why, and what to look at next.";

    /// <summary>The files that are in the folder, or will be; the name of several has a star in it.</summary>
    public IReadOnlyList<IndexedFile> Files { get; } =
    [
        new("run.jsonl", "every event of the run, one JSON object a line, named by its field event: plan and limits (run-started), each job's states (job), each hold with its figures and criteria (step-judged), cleanup-finished, run-finished. Written as it happens"),
        new("report.txt", "what the console showed, for people"),
        new("journal.jsonl", "which jobs were asked for, on which server, and which are gone. Its last line is cleaned-up when nothing is left to clean up"),
        new("trials.json", "the holds in the words of RFC 9971; of a run that came to its end"),
        new("watch.html", "the live page as one file, where the run was watched: any moment of it again"),
        new("ramp.svg", "the chart; written after the run, as are the next two"),
        new("ramp-series.v1.json", "the numbers of the chart, level by level"),
        new("*.criterion", "one promise each that a scenario judged, as JSON: name, outcome, measured, limit and margin"),
        new("standby-*", "marks of the process that stands by to clean up, on a real server"),
        new(FileName, "this file"),
    ];
}
