using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Promises;

/// <summary>The promises about streams: that they do not stall, and bring their bytes.</summary>
public static class StreamPromises
{
    /// <summary>Judges how many of the jobs that streamed ever stalled.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="most">The largest share of the jobs.</param>
    public static Criterion JudgeStalls(RampResult result, Percentage most)
    {
        ArgumentNullException.ThrowIfNull(result);
        var limit = $"≤ {Figures.ExactPercent(most.Percent)}";
        var streamed = result.Jobs.Count(job => job.FirstRowAt is not null);
        if (streamed == 0)
        {
            return Criterion.NoData(CriterionNames.StalledJobs, limit, "no job streamed");
        }

        var stalled = result.Jobs.Count(job => job.Stalls > 0);
        var share = Percentage.From(stalled, streamed);
        return Promise.Judge(result, CriterionNames.StalledJobs, share <= most, $"{share.ToString(most)} ({stalled} of {streamed} that streamed)", limit);
    }

    /// <summary>Judges the longest time between two messages with new rows on any stream. A silence that had not ended is longer than any.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="longest">The longest time.</param>
    public static Criterion JudgeLongestGap(RampResult result, TimeSpan longest)
    {
        ArgumentNullException.ThrowIfNull(result);
        var limit = $"≤ {Figures.ExactSeconds(longest)}";
        var silent = result.Jobs.Count(job => job.State == JobState.Stalled);
        if (silent > 0)
        {
            return Promise.Judge(result, CriterionNames.LongestGap, false, $"{Figures.Jobs(silent)} silent to the end", limit);
        }

        TimeSpan?[] gaps = [result.Streams.Gaps.Max, result.Streams.StallLengths.Max];
        return gaps.Max() is { } gap
            ? Promise.Judge(result, CriterionNames.LongestGap, gap <= longest, Figures.Seconds(gap, longest), limit)
            : Criterion.NoData(CriterionNames.LongestGap, limit, "no stream brought two messages");
    }

    /// <summary>
    /// Judges the bytes that a job brings in a second, on the average of those that streamed, in the hold in which that was the least. A network that
    /// is full is named; it explains what was missed, and excuses nothing.
    /// </summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="megabytes">The least number of megabytes a second.</param>
    /// <param name="network">The speed of the network towards the server, in bits a second; null when it is not recorded.</param>
    public static Criterion JudgeBytes(RampResult result, double megabytes, long? network)
    {
        ArgumentNullException.ThrowIfNull(result);
        var limit = $"≥ {Figures.Plain(megabytes)} MB/s a job";
        if (result.Steps.Where(step => step.RatePerJob?.BytesPerSecond is not null).MinBy(step => step.RatePerJob!.Value.BytesPerSecond) is not { } least)
        {
            return Criterion.NoData(CriterionNames.Bytes, limit, "no job brought any");
        }

        var bytes = least.RatePerJob!.Value.BytesPerSecond!.Value;
        var measured = $"{Figures.Plain(Math.Round(bytes / 1e6, 4))} MB/s a job at {Figures.Jobs(least.Step.Level)}, network {Network(result, network)}";
        return Promise.Judge(result, CriterionNames.Bytes, bytes >= megabytes * 1e6, measured, limit);
    }

    private static string Network(RampResult result, long? network)
    {
        if (network is not > 0 || result.BusiestHold?.Streams.Rate?.BytesPerSecond is not { } bytes)
        {
            return "not recorded";
        }

        var share = 100 * bytes * 8 / network.Value;
        return $"used to {Figures.Percent(share)} of {Figures.Grouped(network.Value / 1e6)} Mbit/s{(share >= FullPercent ? ": full" : "")}";
    }

    // What TCP, IP and Ethernet add leaves about 94 % to the bytes of the messages, and HTTP/2 its part of those.
    private const double FullPercent = 90;
}
