namespace FocusServer.Evidence.Judging;

/// <summary>Judges the rows that the jobs of a ramp bring.</summary>
public static class RowsJudge
{
    private const double MostDifference = 1.0 / 3;

    /// <summary>Judges whether each job brought about as many rows as it should, in the hold that brought the most.</summary>
    /// <param name="result">The result of the ramp.</param>
    /// <param name="rowsPerSecond">The rows of all streams of a job in a second.</param>
    public static Criterion JudgeRowsOfAJob(RampResult result, int rowsPerSecond)
    {
        ArgumentNullException.ThrowIfNull(result);
        const string Name = "rows of a job";
        var limit = $"about {Figures.Grouped(rowsPerSecond)} rows/s, within a third";
        if (result.BusiestHold?.RatePerJob is not { RowsPerSecond: var rows })
        {
            return Criterion.NoData(Name, limit, "no row came");
        }

        var kept = Math.Abs(rows - rowsPerSecond) <= MostDifference * rowsPerSecond;
        return Criterion.Judge(Name, kept, $"{Figures.Grouped(rows)} rows/s", limit);
    }
}
