using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;

namespace FocusServer.Evidence.Events;

/// <summary>
/// Folds the events of a run back into what it found out. It can be asked after any event: a run that was killed has proven as much as its
/// events say, by the same judges.
/// </summary>
public sealed class RunRecord : IRunObserver
{
    private readonly List<StepResult> _holds = [];
    private readonly SortedDictionary<int, JobRecord> _jobs = [];
    private readonly Dictionary<int, JobTrouble> _troubles = [];
    private readonly List<PaceChanged> _paces = [];
    private readonly List<GeneratorLost> _lostGenerators = [];
    private readonly List<Steered> _steered = [];
    private readonly List<LevelStayed> _stays = [];
    private readonly List<Observed> _observed = [];
    private IReadOnlyList<JobRecord>? _jobsOfTheRamp;
    private FinalHealth? _finalHealth;
    private Recovery? _recovery;
    private SearchFinished? _searchFinished;
    private CleanupStarted? _cleanupStarted;
    private CleanupResult? _cleanup;
    private RunFinished? _finished;
    private RampStep? _step;
    private RunPhase _phase;
    private bool _searched;

    /// <summary>The run, apart from its ramp and its limits; null before it began.</summary>
    public RunManifest? Manifest { get; private set; }

    /// <summary>The plan of the ramp; null before the run began.</summary>
    public RampPlan? Plan { get; private set; }

    /// <summary>The limits by which the run is judged; null before it began.</summary>
    public RampLimits? Limits { get; private set; }

    /// <summary>The version that the server says it has; null when it says none.</summary>
    public string? ServerVersion { get; private set; }

    /// <summary>The time of the latest event, in scenario time since the run started.</summary>
    public TimeSpan LastAt { get; private set; }

    /// <summary>The changes of the pace, in order.</summary>
    public IReadOnlyList<PaceChanged> PaceChanges => _paces;

    /// <summary>The load generators on other machines that were lost, in order.</summary>
    public IReadOnlyList<GeneratorLost> LostGenerators => _lostGenerators;

    /// <summary>The wishes of people who watched the run, in order.</summary>
    public IReadOnlyList<Steered> Steered => _steered;

    /// <summary>The stays at a level that people asked for, in order.</summary>
    public IReadOnlyList<LevelStayed> Stays => _stays;

    /// <summary>Everything that was seen beside the server, in the order in which it was noted.</summary>
    public IReadOnlyList<Observed> Observed => _observed;

    /// <summary>Every job of the run so far, those of the search included, by number. One whose place was taken by another is not among them.</summary>
    public IReadOnlyCollection<JobRecord> Jobs => _jobs.Values;

    /// <summary>The beginning of the cleanup, in scenario time since the run started; null before it.</summary>
    public TimeSpan? CleanupStartedAt => _cleanupStarted?.At;

    /// <summary>True when the run came to its end; false when it was killed, or is still going on.</summary>
    public bool Finished => _finished is not null;

    /// <summary>Jobs that were refused, failed, were lost, stalled or are unknown, by their number; the latest trouble of each.</summary>
    public IReadOnlyCollection<JobTrouble> Troubles => _troubles.Values;

    /// <summary>Everything the run found out so far; null before it began.</summary>
    public RampResult? Result => Plan is null || Limits is null ? null : new()
    {
        Plan = Plan,
        Limits = Limits,
        Holds = [.. _holds.Where(hold => hold.Step.Kind == StepKind.Ramp)],
        FinalHealth = _finalHealth,
        Recovery = _recovery,
        Jobs = _jobsOfTheRamp ?? [.. _jobs.Values],
        Search = Search(),
        Cleanup = _cleanup,
        Duration = _finished?.Totals.Duration ?? LastAt,
        CutShort = _finished is null ? _cleanupStarted?.CutShort ?? new CutShort(_step, _phase, "") : _finished.CutShort,
        Streams = _finished?.Totals.Streams ?? StreamSummary.None,
        ApiResponse = _finished?.Totals.ApiResponse ?? LatencySummary.None,
        Generator = _finished?.Totals.Generator,
    };

    /// <summary>
    /// Everything found out so far by a run that still goes on; null before it began. In contrast to <see cref="Result"/>, it is not cut short because its
    /// events end here.
    /// </summary>
    public RampResult? ResultSoFar => Finished || Result is not { } result ? Result : result with { CutShort = _cleanupStarted?.CutShort };

    /// <summary>The verdict so far, and what would turn it.</summary>
    public VerdictSoFar VerdictSoFar => VerdictSoFar.From(ResultSoFar, Finished);

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        LastAt = runEvent.At > LastAt ? runEvent.At : LastAt;
        switch (runEvent)
        {
            case RunStarted started:
                (Manifest, Plan, Limits) = (started.Manifest, started.Plan, started.Limits);
                break;
            case PreconditionMet met:
                ServerVersion = met.ServerVersion;
                break;
            case StepStarted started:
                _step = started.Step;
                break;
            case JobChanged changed:
                Add(changed.Job);
                break;
            case StepJudged judged:
                _holds.Add(judged.Result);
                break;
            case PaceChanged changed:
                _paces.Add(changed);
                break;
            case GeneratorLost lost:
                _lostGenerators.Add(lost);
                break;
            case Steered steered:
                _steered.Add(steered);
                break;
            case LevelStayed stayed:
                _stays.Add(stayed);
                break;
            case Observed observed:
                _observed.Add(observed);
                break;
            case FinalHealthStarted:
                _phase = RunPhase.FinalHealth;
                break;
            case FinalHealthChecked checkedHealth:
                _finalHealth = checkedHealth.Result;
                break;
            case RecoveryChecked checkedRecovery:
                _recovery = checkedRecovery.Result;
                break;
            case SearchStarted:
                (_phase, _searched, _jobsOfTheRamp) = (RunPhase.Search, true, [.. _jobs.Values]);
                break;
            case SearchFinished finished:
                _searchFinished = finished;
                break;
            case CleanupStarted started:
                (_phase, _cleanupStarted) = (RunPhase.Cleanup, started);
                _jobsOfTheRamp ??= [.. _jobs.Values];
                break;
            case CleanupFinished finished:
                _cleanup = finished.Result;
                break;
            case RunFinished finished:
                _finished = finished;
                break;
        }
    }

    /// <summary>Calculates the real time of a moment in the run; null before it began.</summary>
    /// <param name="at">The moment, in scenario time since the run started.</param>
    public DateTimeOffset? MomentOf(TimeSpan at)
    {
        if (Manifest is null)
        {
            return null;
        }

        var (moment, from, pace) = (Manifest.StartedAt, TimeSpan.Zero, Manifest.Pace > 0 ? Manifest.Pace : 1);
        foreach (var change in _paces.TakeWhile(change => change.At < at))
        {
            (moment, from, pace) = (moment + ((change.At - from) / pace), change.At, change.To);
        }

        return moment + ((at - from) / pace);
    }

    private CapacitySearchResult? Search() => !_searched ? null : new()
    {
        Needed = true,
        Holds = [.. _holds.Where(hold => hold.Step.Kind != StepKind.Ramp)],
        JobsAsked = _jobs.Count - (_jobsOfTheRamp?.Count ?? 0),
        Stopped = _searchFinished is null ? "it was cut short" : _searchFinished.Stopped,
    };

    private void Add(JobTransition change)
    {
        var job = _jobs.GetValueOrDefault(change.Job) ?? new JobRecord
        {
            Job = change.Job,
            JobId = null,
            State = JobState.Requested,
            RequestedAt = change.At,
            Stalls = 0,
            MayHaveCreatedJob = change.MayHaveCreatedJob,
        };
        if (change.Replaces is { } replaced)
        {
            _jobs.Remove(replaced);
        }

        _jobs[change.Job] = job with
        {
            JobId = change.JobId ?? job.JobId,
            State = change.State,
            Cause = change.Cause,
            AnsweredAt = job.AnsweredAt ?? (change is { State: not JobState.Requested, MayHaveCreatedJob: false } ? change.At : null),
            FirstRowAt = job.FirstRowAt ?? (change.State == JobState.Streaming ? change.At : null),
            StreamingSince = change.State == JobState.Streaming ? change.At : null,
            StoppedStreamingAt = job.State == JobState.Streaming && change.State != JobState.Streaming ? change.At : job.StoppedStreamingAt,
            Stalls = job.Stalls + (change.State == JobState.Stalled ? 1 : 0),
            MayHaveCreatedJob = change.MayHaveCreatedJob,
        };
        if (change.State is JobState.Refused or JobState.Failed or JobState.Lost or JobState.Stalled or JobState.GeneratorError or JobState.Unknown)
        {
            _troubles[change.Job] = new JobTrouble(change, _step);
        }
    }
}
