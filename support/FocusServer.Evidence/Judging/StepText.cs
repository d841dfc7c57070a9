using FocusServer.Evidence.Limits;

namespace FocusServer.Evidence.Judging;

/// <summary>A hold in words, on one line.</summary>
public static class StepText
{
    /// <summary>Describes a hold, such as "step 4, 8 jobs, held again: failed, 6 of 8 streaming, slowest API response 45 ms".</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="limits">The limits that it was judged by.</param>
    public static string Describe(StepResult hold, RampLimits limits)
    {
        ArgumentNullException.ThrowIfNull(hold);
        ArgumentNullException.ThrowIfNull(limits);
        return $"{hold.Step.Name}, {Figures.Jobs(hold.Step.Level)}{(hold.Attempt > 1 ? ", held again" : "")}: {Outcome(hold)}, "
            + $"{hold.Streaming} of {hold.Step.Level} streaming, slowest API response {Slowest(hold, limits)}";
    }

    /// <summary>Gets the outcome of a hold: healthy, failed or not proven.</summary>
    public static string Outcome(StepResult hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return hold.Healthy ? "healthy" : hold.Failed ? "failed" : "not proven";
    }

    /// <summary>Gets the slowest API response of a hold, such as "45 ms", with as many decimals as tell it from its limit.</summary>
    public static string Slowest(StepResult hold, RampLimits limits)
    {
        ArgumentNullException.ThrowIfNull(hold);
        ArgumentNullException.ThrowIfNull(limits);
        return hold.Probes.Response.Max is { } slowest ? Figures.Time(slowest, limits.MaxApiResponse) : Figures.NoData;
    }

    /// <summary>Gets the lowest success rate of all levels so far, such as "75 %"; "no data" before the first was judged.</summary>
    public static string LowestSuccessRate(RampResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Steps.Count == 0 ? Figures.NoData : result.Steps.Min(step => step.SuccessRate).ToString(result.Limits.MinSuccessRate);
    }

    /// <summary>Gets the slowest API response of all levels so far, such as "45 ms"; "no data" before there is one.</summary>
    public static string SlowestResponse(RampResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Steps.MaxBy(step => step.Probes.Response.Max) is { } slowest ? Slowest(slowest, result.Limits) : Figures.NoData;
    }
}
