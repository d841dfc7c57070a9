using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Measurements;
using FocusServer.Support.Tests.Load.Running;
using FsCheck.Xunit;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Measurements;

public class JobTallyTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Of_MoreOrFewerJobsThanAsked_DoesNotBalance(int asked)
    {
        var count = () => JobTally.From(Pool(Enumerable.Range(1, 4)), asked);

        count.Should().Throw<InvalidOperationException>().WithMessage($"the books do not balance: {asked} jobs*");
    }

    [Fact]
    public void Of_AJobCountedTwice_DoesNotBalance()
    {
        var count = () => JobTally.From(Pool([1, 2, 2]), 3);

        count.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Of_AnyState_HasOneColumn() =>
        Enum.GetValues<JobState>().Select(state => JobTally.From(Pool([1], state), 1).Sum).Should().OnlyContain(sum => sum == 1);

    [Property(MaxTest = 30)]
    public async Task Run_ServerThatMisbehavesAtRandom_StatesSumToWhatWasAskedInEveryHold(int seed)
    {
        var bed = new RampTestBed();
        Misbehave(bed, seed);

        var result = await bed.RunAsync();

        result.Holds.Should().HaveCountGreaterThanOrEqualTo(3).And.OnlyContain(hold =>
            hold.Tally!.Sum == hold.Step.Level && hold.Tally.Streaming == hold.Streaming && hold.SuccessRate.IsValid);
        (result.SuccessfulJobs + result.FailedJobs + result.GeneratorErrors + result.UnknownJobs).Should().Be(result.Jobs.Count);
        result.CutShort.Should().BeNull();
    }

    // The very first job is well: without it nothing else is asked for.
    private static void Misbehave(RampTestBed bed, int seed)
    {
        var faults = Enumerable.Range(0, 21).Select(job => job == 1 ? 0 : new Random(unchecked((seed * 31) + job)).Next(8)).ToArray();
        bed.Server.ConfigureError = job => faults[job] switch
        {
            1 => new FocusServerException(FocusServerErrorKind.NoCapacity, "no capacity left", 503),
            2 => new FocusServerException(FocusServerErrorKind.ServerError, "502", 502),
            _ => null,
        };
        bed.Server.PodStarts = job => faults[job] != 3;
        bed.Server.EndsAfter = job => faults[job] == 4 ? TimeSpan.FromSeconds(job + 1) : null;
        bed.Server.Silence = job => faults[job] == 5 ? (TimeSpan.FromSeconds(job), TimeSpan.FromSeconds(job + 6)) : null;
        bed.Server.Rows = (job, _, row) => faults[job] == 6 && row == job ? throw new InvalidOperationException("ours") : null;
    }

    private static PoolMeasurement Pool(IEnumerable<int> numbers, JobState state = JobState.Refused) => new()
    {
        Since = TimeSpan.Zero,
        Jobs = [.. numbers.Select(number => new JobRecord { Job = number, JobId = null, State = state, RequestedAt = default, Stalls = 0, MayHaveCreatedJob = false })],
    };
}
