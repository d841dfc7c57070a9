using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Cleanup;

public class JobDeleterTests
{
    private readonly RampTestBed _bed = new();

    [Fact]
    public async Task Delete_ServerThatCan_CleansUpAtOnce()
    {
        _bed.Server.DeleteSupported = true;

        var result = await _bed.RunAsync();

        result.Cleanup!.Successful.Should().BeTrue();
        result.Cleanup!.Duration.Should().BeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Delete_FirstJobsAlreadyGone_DoNotDecideForTheOthers()
    {
        _bed.Server.DeleteSupported = true;
        _bed.Server.EndsAfter = job => job <= 2 ? TimeSpan.FromSeconds(12) : null;
        _bed.Server.ForgottenAfter = job => job <= 2 ? TimeSpan.FromSeconds(12) : null;

        var result = await _bed.RunAsync();

        result.Cleanup!.Gone.Should().HaveCount(10);
        result.Cleanup!.Duration.Should().BeLessThan(TimeSpan.FromSeconds(1), "a 404 for a job that is gone says nothing of the others");
    }

    [Fact]
    public async Task Delete_JobThatGoesMeanwhile_DoesNotDecideForTheOthers()
    {
        _bed.Server.DeleteSupported = true;
        _bed.Server.ForgottenAfter = job => job == 1 && _bed.Server.DeletesAsked.Count > 0 ? TimeSpan.Zero : null;

        var result = await _bed.RunAsync();

        _bed.Server.DeletesAsked.Should().HaveCount(10);
        result.Cleanup!.Duration.Should().BeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Delete_ServerThatCannot_IsAskedOnce()
    {
        await _bed.RunAsync();

        _bed.Server.DeletesAsked.Should().Equal("1-1701");
    }

    [Fact]
    public async Task Delete_NeverAnswered_LeavesTimeToAskWhatIsLeft()
    {
        _bed.Server.DeleteTime = Timeout.InfiniteTimeSpan;

        var result = await _bed.RunAsync();

        result.Cleanup!.Gone.Should().HaveCount(10);
    }

    [Fact]
    public async Task Delete_AcceptedButNotDone_IsNotBelieved()
    {
        _bed.Server.DeleteSupported = true;
        _bed.Server.GoesAway = _ => false;

        var result = await _bed.RunAsync();

        result.Cleanup!.Leftovers.Should().HaveCount(10);
        result.Verdict.Cleanup.Outcome.Should().Be(CriterionOutcome.Fail);
    }
}
