using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

/// <summary>Checks which failures are known, and until when.</summary>
public class KnownFailureTests
{
    private static readonly KnownFailure _known = KnownFailure.From(["quick", "@known_until_2027-01-31", "owner_anna"])!;
    private static readonly DateTimeOffset _inTime = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2027-01-30T12:00:00Z", true)]
    [InlineData("2027-01-31T23:59:59Z", true)]
    [InlineData("2027-02-01T00:00:00Z", false)]
    [InlineData("2027-02-01T01:30:00+02:00", true)]
    [InlineData("2027-01-31T23:30:00-02:00", false)]
    public void Failure_OfADay_IsCoveredUntilTheKnownDayEndsInUtc(string startedAt, bool covered)
    {
        var at = DateTimeOffset.Parse(startedAt, System.Globalization.CultureInfo.InvariantCulture);

        _known.Covers(SampleRamps.Breaking().Read().Verdict!, at).Should().Be(covered);
        _known.Describe(SampleRamps.Breaking().Read().Verdict!, at).Should().Be($"Known until 2027-01-31, owner anna{(covered ? "." : ": that day is over.")}");
    }

    [Fact]
    public void Leftovers_AreNeverCovered()
    {
        var verdict = SampleRamps.Held(Left()).Read().Verdict!;

        verdict.Outcome.Should().Be(RampOutcome.Failed);
        _known.Covers(verdict, _inTime).Should().BeFalse();
        _known.Describe(verdict, _inTime).Should().EndWith(": that does not cover jobs that are left behind.");
    }

    [Fact]
    public void WhatIsNotProven_IsNeverCovered()
    {
        var verdict = SampleRamps.Killed().Read().Verdict!;

        _known.Covers(verdict, _inTime).Should().BeFalse();
        _known.Describe(verdict, _inTime).Should().EndWith(": that does not cover what is not proven.");
    }

    [Fact]
    public void RampThatHolds_IsToBeRidOfItsTags()
    {
        var verdict = SampleRamps.Held().Read().Verdict!;

        _known.Covers(verdict, _inTime).Should().BeFalse();
        _known.Describe(verdict, _inTime).Should().EndWith(": the ramp holds now. Where its scenario passes, remove the tags.");
    }

    [Fact]
    public void Tags_OfNoKnownFailure_AreNone() => KnownFailure.From(["quick", "owner_anna"]).Should().BeNull();

    [Theory]
    [InlineData("names no day", "known_until_2027-02-30", "owner_anna")]
    [InlineData("names no day", "known_until_soon", "owner_anna")]
    [InlineData("exactly one owner, and has 0", "known_until_2027-01-31")]
    [InlineData("exactly one owner, and has 0", "known_until_2027-01-31", "owner_")]
    [InlineData("exactly one owner, and has 2", "known_until_2027-01-31", "owner_anna", "owner_ben")]
    [InlineData("one day", "known_until_2027-01-31", "known_until_2027-02-28", "owner_anna")]
    public void Tags_WithAMistake_AreRefused(string why, params string[] tags) =>
        FluentActions.Invoking(() => KnownFailure.From(tags)).Should().Throw<FormatException>().WithMessage($"*{why}*");

    private static CleanupResult Left() => new() { Gone = [], Leftovers = [new Leftover("7-1", "still there")], UnidentifiedJobs = 0, Duration = TimeSpan.FromSeconds(90) };
}
