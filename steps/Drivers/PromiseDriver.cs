using FocusServer.Evidence.Judging;
using FocusServer.Specs.Contexts;
using FocusServer.Suite.Settings;

namespace FocusServer.Specs.Drivers;

/// <summary>Requires what the row of an environment promises. Where its cell is empty, nothing is required, and the step says so.</summary>
public sealed class PromiseDriver(RampContext ramp, JudgedCriteria criteria, IReqnrollOutputHelper output)
{
    /// <summary>Judges each promise that was made, and requires that all of them were kept.</summary>
    public void ShouldBeKept(params IReadOnlyList<(string Name, WrittenLimit Limit, Func<RampResult, Criterion> Judge)> promises)
    {
        promises.Where(promise => !promise.Limit.IsPromised).ToList()
            .ForEach(promise => output.WriteLine($"Skipped, since this row promises nothing: {promise.Name}. The report has what was measured."));
        criteria.ShouldBeKept([.. promises.Where(promise => promise.Limit.IsPromised).Select(promise => promise.Judge(ramp.Result))]);
    }
}
