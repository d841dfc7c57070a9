namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>What makes two ramps the same one, limits aside.</summary>
/// <param name="Ramp">Its name.</param>
/// <param name="Initial">The first level, in jobs.</param>
/// <param name="Maximum">The last level, in jobs.</param>
/// <param name="Increment">Jobs a step.</param>
/// <param name="IntervalMs">How long each level is held.</param>
/// <param name="Environment">Where it ran.</param>
/// <param name="Row">The row of the Examples that it ran for.</param>
/// <param name="Pace">Seconds of scenario time in one real second: at another pace, times are not the same.</param>
/// <param name="Feature">The feature's path; empty when it is not known.</param>
/// <param name="Scenario">The scenario's name; empty when it is not known.</param>
public sealed record RampKey(
    string Ramp, int Initial, int Maximum, int Increment, double IntervalMs, string Environment, string Row, double Pace, string Feature = "", string Scenario = "")
{
    internal static RampKey From(RampRun run) => new(
        run.Ramp,
        run.Plan?.Options.InitialJobs ?? 0,
        run.Plan?.Options.MaxJobs ?? 0,
        run.Plan?.Options.StepIncrement ?? 0,
        run.Plan?.Options.StepInterval.TotalMilliseconds ?? 0,
        run.Environment,
        run.Place.Row,
        run.Pace,
        run.Place.FeatureUri,
        run.Place.Scenario);

    /// <summary>Whether it is the ramp of the same scenario and row, wherever and however it ran.</summary>
    internal bool IsSamePlace(RampKey other) => Ramp == other.Ramp && Row == other.Row && Scenario == other.Scenario;

    /// <summary>Why two ramps are not to be compared, such as "another environment (staging)"; empty when they are.</summary>
    internal string DifferenceFrom(RampKey other) => this switch
    {
        _ when Environment != other.Environment => $"it ran in another environment ({other.Environment})",
        _ when (Initial, Maximum, Increment, IntervalMs) != (other.Initial, other.Maximum, other.Increment, other.IntervalMs) =>
            $"the ramp was another one ({other.Initial}→{other.Maximum}, by {other.Increment} every {Figures.Setting(TimeSpan.FromMilliseconds(other.IntervalMs))})",
        _ when Pace != other.Pace => $"it ran at another pace ({Figures.Plain(other.Pace)})",
        _ => "",
    };
}
