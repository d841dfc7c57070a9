using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Promises;

/// <summary>The promises about times: of the first rows, of the answers to job requests, and of the recovery after the maximum.</summary>
public static class TimePromises
{
    /// <summary>Judges for how many of the jobs asked for the first row on every stream came within a time of their request.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="share">The least share of the jobs, such as 95 %; 100 % for the longest time.</param>
    /// <param name="within">The longest time of those.</param>
    public static Criterion JudgeFirstRow(RampResult result, Percentage share, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Promise.JudgeTimes(result, CriterionNames.FirstRow, job => job.CreationTime, share, within);
    }

    /// <summary>Judges how many of the job requests were answered within a time. A refusal is an answer; silence and half an answer are none.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="share">The least share of the requests, such as 95 %.</param>
    /// <param name="within">The longest time of those.</param>
    public static Criterion JudgeJobRequests(RampResult result, Percentage share, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Promise.JudgeTimes(result, CriterionNames.JobRequests, job => job.AnswerTime, share, within);
    }

    /// <summary>Judges how soon after the hold of the last level the server was healthy: at its load, or while its jobs ended.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="within">The longest time.</param>
    public static Criterion JudgeRecovery(RampResult result, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(result);
        var limit = $"healthy within {Figures.ExactSeconds(within)} of the maximum";
        return result.Recovery switch
        {
            null => Criterion.NoData(CriterionNames.Recovery, limit, "it was not checked"),
            { After: { } after } => Promise.Judge(result, CriterionNames.Recovery, after <= within, $"healthy after {Figures.Seconds(after, within)}", limit),
            { Reason: var reason } => Promise.Judge(
                result, CriterionNames.Recovery, false, $"not healthy within {Figures.ExactSeconds(Recovery.Longest)}: {reason}", limit),
        };
    }
}
