using FocusServer.Evidence.Measurements;
using FocusServer.Load.Holds;

namespace FocusServer.Load.Running;

/// <summary>
/// A server that refuses what exceeds its capacity is what a ramp is there to find. One on which nothing streams, and which refuses all
/// that a step asks for, has nothing to hold and nothing to judge.
/// </summary>
internal static class RefusedLevel
{
    /// <exception cref="CutShortException">All that the step asked for was refused, and no job streams.</exception>
    public static void Check(IEnumerable<JobRecord> added, PoolMeasurement pooled)
    {
        if (pooled.Streaming == 0 && added.All(job => job.State == JobState.Refused))
        {
            throw new CutShortException("every job of the level was refused, and none is streaming. Free capacity on the server before a load test.");
        }
    }
}
