using System.Globalization;
using System.Text.Json.Serialization;
using FocusServer.Evidence;
using FocusServer.Evidence.Plans;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The identity of a ramp, apart from its limits.</summary>
/// <param name="Ramp">Its name.</param>
/// <param name="Initial">The first level, in jobs.</param>
/// <param name="Maximum">The last level, in jobs.</param>
/// <param name="Increment">Jobs a step.</param>
/// <param name="IntervalMs">The time between steps, in milliseconds.</param>
/// <param name="Environment">The environment it ran in.</param>
/// <param name="Row">The row of the Examples that it ran for.</param>
/// <param name="Pace">Seconds of scenario time in one real second: times at another pace are not comparable.</param>
/// <param name="Feature">The feature's path; empty when it is not known.</param>
/// <param name="Scenario">The scenario's name; empty when it is not known.</param>
/// <param name="Pattern">The way in which its jobs arrive.</param>
/// <param name="Levels">Its levels, such as "5,10,20", where no increment gives them; else null.</param>
public sealed record RampKey(
    string Ramp, int Initial, int Maximum, int Increment, double IntervalMs, string Environment, string Row, double Pace, string Feature = "", string Scenario = "",
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] RampPattern Pattern = RampPattern.Growing, string? Levels = null)
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
        run.Place.Scenario,
        run.Plan?.Options.Pattern ?? RampPattern.Growing,
        run.Plan?.Options.Levels is { } levels ? string.Join(',', levels) : null);

    /// <summary>Unrolls the ramp; null when its numbers are not known.</summary>
    internal RampPlan? Plan()
    {
        var ramp = new RampOptions { Name = Ramp, InitialJobs = Initial, MaxJobs = Maximum, StepIncrement = Increment, StepInterval = TimeSpan.FromMilliseconds(IntervalMs), Pattern = Pattern, Levels = LevelsOfTheList() };
        return ramp.Validate().Count == 0 ? RampPlan.From(ramp) : null;
    }

    /// <summary>True if both are ramps of the same scenario and row, in any environment.</summary>
    internal bool IsSamePlace(RampKey other) => Ramp == other.Ramp && Row == other.Row && Scenario == other.Scenario;

    /// <summary>Gets the reason why two ramps are not comparable, such as "it ran in another environment (staging)"; empty if they are.</summary>
    internal string DifferenceFrom(RampKey other) => this switch
    {
        _ when Environment != other.Environment => $"it ran in another environment ({other.Environment})",
        _ when (Pattern, Levels) != (other.Pattern, other.Levels) => $"its jobs arrived in another way ({other.Pattern.ToString().ToLowerInvariant()}{(other.Levels is null ? "" : $": {other.Levels}")})",
        _ when (Initial, Maximum, Increment, IntervalMs) != (other.Initial, other.Maximum, other.Increment, other.IntervalMs) =>
            $"the ramp was another one ({other.Initial}→{other.Maximum}, by {other.Increment} every {Figures.Setting(TimeSpan.FromMilliseconds(other.IntervalMs))})",
        _ when Pace != other.Pace => $"it ran at another pace ({Figures.Plain(other.Pace)})",
        _ => "",
    };

    private List<int>? LevelsOfTheList() =>
        Levels?.Split(',').Select(level => int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) ? jobs : 0).ToList();
}
