using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>
/// Words how many rows and bytes jobs make a server send, such as "1,800 rows/s, 30.7 MB/s at 10 jobs; 180 rows/s, 3.1 MB/s a job".
/// </summary>
public static class RowsText
{
    /// <summary>Describes what a number of jobs is going to send.</summary>
    /// <param name="load">The load of one job.</param>
    /// <param name="jobs">The number of jobs.</param>
    public static string Describe(JobLoad load, int jobs)
    {
        ArgumentNullException.ThrowIfNull(load);
        return Words(load.Rate.Times(jobs), jobs, load.Rate);
    }

    /// <summary>Describes what came in the hold that brought the most.</summary>
    public static string Measured(RampResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.BusiestHold is { Streams.Rate: { } all, RatePerJob: { } each } hold ? Words(all, hold.Active, each) : Figures.NoData;
    }

    private static string Words(RowRate all, int jobs, RowRate each) => $"{all} at {Figures.Jobs(jobs)}; {each} a job";
}
