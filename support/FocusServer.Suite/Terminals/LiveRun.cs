using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Suite.Terminals;

/// <summary>A run as it stands: its record, and the figures that a viewer wants besides. It judges nothing.</summary>
/// <param name="time">The machine's own clock.</param>
internal sealed class LiveRun(TimeProvider time)
{
    private const int MostNotes = 40;

    private readonly SortedDictionary<int, JobState> _jobs = [];
    private readonly Queue<LiveNote> _notes = [];
    private RunEvent? _phase;
    private long _seenAt = time.GetTimestamp();
    private double _pace = 1;

    /// <summary>The record, which has the verdict.</summary>
    public RunRecord Record { get; } = new();

    /// <summary>The step that is being raised or held; null before the first.</summary>
    public RampStep? Step { get; private set; }

    /// <summary>The last events, in order.</summary>
    public IReadOnlyCollection<LiveNote> Notes => _notes;

    /// <summary>The moment now, in scenario time since the run started.</summary>
    public TimeSpan Now => Record.Finished ? Record.LastAt : Record.LastAt + (time.GetElapsedTime(_seenAt) * _pace);

    /// <summary>The number of jobs in each state now.</summary>
    public IReadOnlyDictionary<JobState, int> Jobs => _jobs.Values.CountBy(state => state).ToDictionary();

    /// <summary>The levels in a row that failed, up to the one under way; after so many, a setting says, the ramp goes no further.</summary>
    public int FailedInARow => (Record.ResultSoFar?.Steps ?? []).Reverse().SkipWhile(step => Climbs && step.Step == Step).TakeWhile(step => !step.Healthy).Count();

    /// <summary>True as long as levels of the ramp are raised and held.</summary>
    public bool Climbs => (Step is null or { Kind: StepKind.Ramp }) && _phase is (null or StepStarted or HoldStarted or StepJudged);

    /// <summary>Takes note of an event.</summary>
    public void On(RunEvent runEvent)
    {
        Record.On(runEvent);
        _seenAt = time.GetTimestamp();
        switch (runEvent)
        {
            case RunStarted started:
                _pace = started.Manifest.Pace;
                break;
            case PaceChanged changed:
                _pace = changed.To;
                break;
            case JobChanged { Job: var job }:
                _jobs.Remove(job.Replaces ?? 0);
                _jobs[job.Job] = job.State;
                break;
            case StepStarted started:
                (Step, _phase) = (started.Step, started);
                break;
            case HoldStarted or StepJudged or FinalHealthStarted or SearchStarted or DrainStarted or CleanupStarted or JobsClosed or RunFinished:
                _phase = runEvent;
                break;
        }

        if (EventText.Describe(runEvent, Record.Limits) is { } text)
        {
            _notes.Enqueue(new LiveNote(runEvent.At, text));
        }

        while (_notes.Count > MostNotes)
        {
            _notes.Dequeue();
        }
    }

    /// <summary>Describes what the run is doing now, such as "step 3: 6 jobs held for 2 s of 5 s".</summary>
    public string Describe(TimeSpan now) => _phase switch
    {
        StepStarted { Step: var step } => $"{step.Name}: {Figures.Jobs(step.JobsToAdd)} asked for, up to {step.Level}",
        HoldStarted hold => $"{hold.Step.Name}: {Figures.Jobs(hold.Step.Level)} held{(hold.Attempt > 1 ? " once more" : "")} for {Whole(Elapsed(hold, now))} of {Figures.Setting(hold.HoldFor)}",
        StepJudged { Result: var held } => $"{held.Step.Name}: judged",
        FinalHealthStarted health => $"final health check at {Figures.Jobs(health.Level)}",
        SearchStarted => "search for the exact breaking point",
        DrainStarted drain => $"drain to {Figures.Jobs(drain.Level)}",
        CleanupStarted => "cleanup: every job is closed",
        JobsClosed closed => $"cleanup: waiting for the server to say that every job is gone, at most {Whole(Max(closed.At + closed.Deadline - now))} more",
        RunFinished => "over",
        _ => "the server is asked whether it is ready",
    };

    /// <summary>The part of the hold that is over, 0 to 1; null when nothing is held.</summary>
    public double? HoldDone(TimeSpan now) => _phase is HoldStarted hold ? Elapsed(hold, now) / hold.HoldFor : null;

    /// <summary>The least time that the levels still take, in real time; null when it is not known, as in a search or a cleanup.</summary>
    public TimeSpan? LeastTimeLeft(TimeSpan now)
    {
        if (Record.Plan is not { } plan || !Climbs)
        {
            return null;
        }

        var whole = plan.Options.StepInterval;
        var current = _phase switch
        {
            HoldStarted hold => hold.HoldFor - Elapsed(hold, now),
            StepStarted => whole,
            _ => TimeSpan.Zero,
        };
        return ((whole * plan.Steps.Count(step => step.Number > (Step?.Number ?? 0))) + current) / _pace;
    }

    /// <summary>Formats a time in whole seconds, minutes or hours.</summary>
    internal static string Whole(TimeSpan time) => time.TotalMinutes < 1 ? FormattableString.Invariant($"{Math.Floor(time.TotalSeconds)} s") : Figures.Duration(time);

    private static TimeSpan Elapsed(HoldStarted hold, TimeSpan now)
    {
        var elapsed = Max(now - hold.At);
        return elapsed < hold.HoldFor ? elapsed : hold.HoldFor;
    }

    private static TimeSpan Max(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
