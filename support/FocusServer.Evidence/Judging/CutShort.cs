using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>The place and the reason of a run's early end.</summary>
/// <param name="Step">The last step that began; null when none did.</param>
/// <param name="Phase">The part of the run that was interrupted.</param>
/// <param name="Why">The reason, without the place; empty when the run was killed and could not say.</param>
public sealed record CutShort(RampStep? Step, RunPhase Phase, string Why)
{
    /// <summary>The whole in one sentence, such as "cut short at step 3 (6 jobs): Ctrl-C"; without a full stop of its own.</summary>
    public string Sentence => $"cut short {Place}{(Why.Length > 0 ? ": " + Why : "")}";

    private string Place => (Step, Phase) switch
    {
        (null, _) => "before the first level",
        (_, RunPhase.Ramp) => $"at {At}",
        (_, RunPhase.Search) => $"in the search for the exact breaking point, {(Step.Kind == StepKind.Ramp ? "after" : "at")} {At}",
        (_, RunPhase.FinalHealth) => $"in the final health check, after {At}",
        _ => $"in the cleanup, after {At}",
    };

    private string At => $"{Step!.Name} ({Figures.Jobs(Step.Level)})";

    /// <inheritdoc/>
    public override string ToString() => Sentence;
}

/// <summary>A part of a run.</summary>
public enum RunPhase
{
    /// <summary>Levels are raised and held.</summary>
    Ramp,

    /// <summary>The final health check, with the jobs of the last level still open.</summary>
    FinalHealth,

    /// <summary>The search for the exact breaking point.</summary>
    Search,

    /// <summary>Jobs are ended, and the server is asked for what is left.</summary>
    Cleanup,
}
