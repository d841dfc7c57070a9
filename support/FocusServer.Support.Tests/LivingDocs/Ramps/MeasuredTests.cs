using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class MeasuredTests
{
    [Fact]
    public void Measured_Broke_StandsBesideEveryPromise() =>
        Of(SampleRamps.Breaking()).Take(7).Should().Equal(
            "measured 55 % (11 of 20) · limit ≥ 70 % ✕ margin −15",
            "measured 38 % at 100 jobs · limit ≥ 70 % ✕ margin −32",
            "measured 1510 ms at 100 jobs · limit ≤ 30 s ✓ margin 28.5 s",
            "measured 62 % (62 of 100 jobs) · limit ≤ 30 % ✕ margin −32",
            "measured healthy · limit healthy ✓",
            "measured 100 jobs gone, none left · limit every job gone ✓",
            "measured Broke at 60 jobs ✕");

    [Fact]
    public void Measured_Killed_ProvesNothingOfTheRampAsAWhole() =>
        Of(SampleRamps.Killed()).Where(text => text.EndsWith("not proven", StringComparison.Ordinal) || text.Contains("? not proven", StringComparison.Ordinal))
            .Should().HaveCount(5);

    [Theory]
    [InlineData("at least 70 % of the steps are healthy", "healthy steps")]
    [InlineData("at most 30 % of the jobs fail at the maximum", "errors at maximum")]
    [InlineData("the server is healthy at the end of the ramp", "final health")]
    [InlineData("every job is gone", "cleanup")]
    [InlineData("the ramp is held", "verdict")]
    public void Measured_EveryThenOfTheRamps_HasItsOwn(string step, string promise) =>
        Measured.Of(SampleRamps.Breaking().Read()).Where(measured => measured.Steps.Any(words => step.Contains(words, StringComparison.OrdinalIgnoreCase)))
            .Should().ContainSingle().Which.Promise.Should().Be(promise);

    [Fact]
    public void Measured_EveryThenOfTheChapter_IsCovered()
    {
        var features = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "features", "gradual-load"), "*.feature").ToList();
        var steps = features.SelectMany(Thens).ToList();
        var measured = Measured.Of(SampleRamps.Breaking().Read());

        steps.Should().HaveCountGreaterThanOrEqualTo(features.Count * 3).And.OnlyContain(step => measured.Any(promise => promise.Steps.Any(words => step.Contains(words))));
    }

    [Fact]
    public void Measured_Facts_HaveNoLimitAndNoSign() =>
        Of(SampleRamps.Breaking()).Should().Contain(["measured Broke at 60 jobs", "measured 55 jobs", "measured 54 jobs", "measured 38 %", "measured 0 jobs"]);

    [Fact]
    public void Failure_Broke_SaysLevelSecondJobsAndWhereToLook() =>
        RampFailure.Of(SampleRamps.Breaking().Read())!.Sentences.Should().Equal(
            "At 60 jobs (step 12), 137.5 s into the run: success rate 63.3 % (38 of 60 jobs streaming), limit ≥ 70 %.",
            "22 of 60 jobs did not stream: 22 × refused: no capacity left.",
            "Some of these jobs: 39-39, 40-40, 41-41, 42-42, 43-43 (lost: the server ended its stream, from 135.2 s on).",
            "In the server's logs look from 2026-11-23 03:10:45 UTC to 2026-11-23 03:11:05 UTC.");

    [Fact]
    public void Failure_JobsWithNames_AreNamed() =>
        RampFailure.Of(new SampleEvidence().Begin(5, 5).Write(new JobChanged(TimeSpan.FromSeconds(4.2), new JobTransition(3, "3-3", JobState.Lost, TimeSpan.FromSeconds(4.2), "stream ended"))).Judge(5, 2).Read())!
            .Sentences.Should().Contain("Some of these jobs: 3-3 (lost: stream ended, from 4.2 s on).");

    [Fact]
    public void Failure_EverythingHeld_IsNone() => RampFailure.Of(SampleRamps.Holding().Read()).Should().BeNull();

    private static IEnumerable<string> Thens(string feature) => File.ReadLines(feature).Select(line => line.Trim())
        .SkipWhile(line => !line.StartsWith("Then ", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0);

    private static IEnumerable<string> Of(SampleEvidence evidence) => Measured.Of(evidence.Read()).Select(Measured.Text);
}
