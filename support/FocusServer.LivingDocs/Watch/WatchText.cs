using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;

namespace FocusServer.LivingDocs.Watch;

/// <summary>Describes the events of a run in a line each.</summary>
internal static class WatchText
{
    /// <summary>Gets the kind and the line of an event; null for one of a job, whose states are told apart.</summary>
    public static (string Kind, string Line)? Describe(RunEvent runEvent) => runEvent switch
    {
        RunStarted started => ("level", $"{started.Manifest.Title}: the run began."),
        PreconditionMet met => ("server", $"The server answers{(met.ServerVersion is { } version ? $", version {version}" : "")}, with {met.Channels} channels."),
        StepStarted { Step: var step } => ("level", $"{Name(step)}: {Figures.Jobs(step.Level)}, {step.JobsToAdd} of them new."),
        LevelRaised raised => ("level", $"{raised.Created} of {Figures.Jobs(raised.Asked)} that were asked for stream."),
        HoldStarted hold => ("level", $"{Figures.Jobs(hold.Step.Level)} held for {Figures.Setting(hold.HoldFor)}{(hold.Attempt > 1 ? ", once more" : "")}."),
        StepJudged { Result: var result } => ("level", Judged(result)),
        StartsRepeated { Result: var starts } => ("level", $"{starts.Missing} missing jobs were asked for once more, one by one: {starts.Came} came."),
        MaximumReached reached => ("level", $"The maximum was held: {reached.Streaming} of {Figures.Jobs(reached.Maximum)} streamed."),
        PaceChanged pace => ("machine", $"Pace {Figures.Plain(pace.From)} → {Figures.Plain(pace.To)}: {pace.Why}."),
        GeneratorLost lost => ("machine", $"Load generator {GeneratorText.DescribeLoss(lost.Name, lost.Lost)}."),
        Steered steered => ("steering", $"{SteeringText.Describe(steered)}."),
        LevelStayed stayed => ("steering", $"It {SteeringText.Describe(stayed)}."),
        _ => DescribeEnd(runEvent),
    };

    /// <summary>Gets the sentence about what the run does from an event on; null when it does what it did before.</summary>
    public static string? Now(RunEvent runEvent) => runEvent switch
    {
        RunStarted => "It looks for the server.",
        StepStarted { Step: var step } => $"{Name(step)} asks for jobs, up to {Figures.Plain(step.Level)}.",
        HoldStarted { Step: var step, Attempt: var attempt } => $"{Name(step)} holds {Figures.Jobs(step.Level)}{(attempt > 1 ? " once more" : "")}.",
        FinalHealthStarted => "It checks the server's health.",
        SearchStarted => "It searches for the exact breaking point.",
        DrainStarted drain => $"It drains to {Figures.Jobs(drain.Level)}.",
        CleanupStarted => "It cleans up.",
        RunFinished => "The run is over.",
        _ => null,
    };

    /// <summary>Gets the name of a step at the start of a sentence, such as "Step 3".</summary>
    public static string Name(RampStep step) => char.ToUpperInvariant(step.Name[0]) + step.Name[1..];

    private static (string Kind, string Line)? DescribeEnd(RunEvent runEvent) => runEvent switch
    {
        FinalHealthChecked { Result: var health } => ("server", health.Reason is { } reason ? $"The server is not healthy: {reason}." : "The server is healthy, with all jobs open."),
        SearchStarted search => ("level", $"The search for the exact breaking point began, between {search.LastGood} and {Figures.Jobs(search.FirstBad)}."),
        DrainFinished drained => ("cleanup", $"Drained to {Figures.Jobs(drained.Level)}: {drained.Result.Gone.Count} gone."),
        SearchFinished search => ("level", search.Stopped is { } stopped ? $"The search stopped: {stopped}." : $"The search ended: {search.LastGood} held, {search.FirstBad} did not."),
        CleanupStarted { CutShort: { } cut } => ("cleanup", $"It was {cut.Sentence}. The cleanup began."),
        CleanupStarted => ("cleanup", "The cleanup began."),
        JobsClosed => ("cleanup", "Every stream is closed; the server is asked until it says that each job is gone."),
        CleanupFinished { Result: var cleanup } => ("cleanup", $"{Figures.Jobs(cleanup.Gone.Count)} gone{(cleanup.Successful ? ", none left" : $"; left: {cleanup.Remains}")}."),
        RunFinished => ("level", "The run is over."),
        _ => null,
    };

    private static string Judged(StepResult result)
    {
        var word = result.Healthy ? "healthy" : result.Failed ? "missed a limit" : "proves nothing";
        var missed = string.Join("; ", result.Criteria.Where(criterion => criterion.Outcome != CriterionOutcome.Pass).Select(criterion => criterion.Sentence));
        return $"{Figures.Jobs(result.Step.Level)} {word}: {result.Streaming} of {result.Step.Level} streamed throughout{(missed.Length > 0 ? $"; {missed}" : "")}.";
    }
}
