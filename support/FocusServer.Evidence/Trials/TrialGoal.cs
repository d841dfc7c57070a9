using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Trials;

/// <summary>The search goal (RFC 9971) by which a load is a bound. Durations are seconds of scenario time, ratios are 0 to 1.</summary>
/// <param name="LossRatio">The goal loss ratio: the largest share of a trial's jobs that may be lost.</param>
/// <param name="ExceedRatio">The goal exceed ratio: the largest share of the duration sum that may be of trials with more loss.</param>
/// <param name="InitialTrialDuration">The goal initial trial duration, the same as the final one: no trial is shorter.</param>
/// <param name="FinalTrialDuration">The goal final trial duration.</param>
/// <param name="DurationSum">The goal duration sum: two holds.</param>
public sealed record TrialGoal(double LossRatio, double ExceedRatio, double InitialTrialDuration, double FinalTrialDuration, double DurationSum)
{
    private const double HalfOfTheHolds = 0.5;
    private const int Holds = 2;

    internal static TrialGoal From(RampOptions ramp, RampLimits limits)
    {
        var interval = ramp.StepInterval.TotalSeconds;
        return new TrialGoal(Loss(limits), HalfOfTheHolds, interval, interval, Holds * interval);
    }

    // In decimals, so that a loss of exactly what is allowed does not exceed it: 1 − 0.9995 is not 0.0005 in binary.
    private static double Loss(RampLimits limits) => (double)(1 - ((decimal)limits.MinSuccessRate.Percent / 100));
}
