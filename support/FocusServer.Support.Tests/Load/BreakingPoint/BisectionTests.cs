using FluentAssertions;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Jobs;
using FocusServer.Load.Measuring;
using FocusServer.Load.Reporting;
using FocusServer.Load.Running;
using FocusServer.Load.Timing;
using Xunit;

namespace FocusServer.Support.Tests.Load.BreakingPoint;

/// <summary>Checks the levels that the search tries, without a server.</summary>
public class BisectionTests
{
    private readonly List<(StepKind Kind, int Level)> _held = [];

    [Theory]
    [InlineData(60, 65, 62, "62 61 r61")]
    [InlineData(60, 65, 65, "62 63 64 r64")]
    [InlineData(60, 65, 61, "62 61 r60")]
    [InlineData(4, 5, 5, "r4")]
    [InlineData(0, 5, 1, "2 1")]
    [InlineData(0, 1, 1, "")]
    public async Task Bisect_FirstBadLevel_IsComeToByHalves(int good, int bad, int firstBad, string expected)
    {
        var stopped = await SearchAsync(good, bad, level => level < firstBad ? CriterionOutcome.Pass : CriterionOutcome.Fail);

        stopped.Should().BeNull();
        string.Join(' ', _held.Select(hold => (hold.Kind == StepKind.Recovery ? "r" : "") + hold.Level)).Should().Be(expected);
    }

    [Fact]
    public async Task Bisect_HoldThatProvesNothing_StopsTheSearch()
    {
        var stopped = await SearchAsync(60, 65, _ => CriterionOutcome.NoData);

        stopped.Should().Be("the hold of 62 jobs proves nothing");
        _held.Should().ContainSingle();
    }

    private Task<string?> SearchAsync(int good, int bad, Func<int, CriterionOutcome> judge)
    {
        var time = new EventClock();
        var clock = new RunClock(time);
        var pool = new NoJobs();
        return new CapacitySearch(pool, new SimulatedServer(time), new CleanupOptions(), clock, new RunEvents([]), (step, _) =>
        {
            _held.Add((step.Kind, step.Level));
            return Task.FromResult<bool?>(judge(step.Level) switch { CriterionOutcome.Pass => true, CriterionOutcome.Fail => false, _ => null });
        }).RunAsync(good, bad, CancellationToken.None);
    }

    private sealed class NoJobs : IJobPool, IJobGroup
    {
        public Task RepeatStartsAsync(ConfigureRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

        public IJobGroup Current => this;

        public IJobGroup Everything => this;

        public IReadOnlyList<GeneratorPart> Generators => [];

        public string? Broken => null;

        public ValueTask<IJobGroup> ReleaseAsync(int level) => ValueTask.FromResult<IJobGroup>(this);

        public ValueTask<PoolMeasurement> MeasureAsync(TimeSpan since) => ValueTask.FromResult(new PoolMeasurement { Jobs = [], Since = since });

        public Task RaiseToAsync(int level, ConfigureRequest request, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask<PoolTake> TakeAsync() => ValueTask.FromResult(new PoolTake(new StreamMeasurement(), []));

        public Task CloseStreamsAsync() => Task.CompletedTask;

        public void MarkGone(string jobId)
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
