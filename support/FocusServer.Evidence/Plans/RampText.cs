using System.Globalization;

namespace FocusServer.Evidence.Plans;

/// <summary>Describes ramps in words.</summary>
public static class RampText
{
    private const int MostLevels = 12;

    /// <summary>Describes how the jobs arrive, such as "5 → 100 jobs (+5 every 10s)".</summary>
    public static string DescribePattern(RampOptions ramp)
    {
        ArgumentNullException.ThrowIfNull(ramp);
        var interval = Figures.ConsoleSetting(ramp.StepInterval);
        return ramp.Pattern switch
        {
            RampPattern.Burst => $"{ramp.InitialJobs} jobs at once → {ramp.MaxJobs} jobs (+{ramp.StepIncrement} every {interval})",
            RampPattern.Graduated => $"{DescribeLevels(ramp.Levels!)} jobs (each for {interval})",
            _ => $"{ramp.InitialJobs} → {ramp.MaxJobs} jobs (+{ramp.StepIncrement} every {interval})",
        };
    }

    /// <summary>Lists levels, such as "2, 4, 6"; of many, only the first ones and the last.</summary>
    public static string DescribeLevels(IEnumerable<int> levels)
    {
        var all = levels.Select(level => level.ToString(CultureInfo.InvariantCulture)).ToList();
        return string.Join(", ", all.Count <= MostLevels ? all : [.. all.Take(MostLevels - 2), "…", all[^1]]);
    }
}
