using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class MeasuredTests
{
    [Fact]
    public void Measured_Broke_TellsEveryPromiseAsItWasJudged() =>
        Of(SampleRamps.Breaking()).Should().Equal(
            "success rate: measured 38 % (38 of 100 jobs streaming) · limit ≥ 70 % ✕ missed",
            "API response: measured 1.51 s at the slowest · limit ≤ 30 s ✓ kept",
            "healthy steps: measured 55 % (11 of 20) · limit ≥ 70 % ✕ missed · margin −15 points",
            "error rate at maximum: measured 62 % (62 of 100 jobs not streaming) · limit ≤ 30 % ✕ missed · margin −32 points",
            "final health: measured healthy · limit healthy ✓ kept",
            "cleanup: measured 100 jobs gone, none left · limit every job gone ✓ kept");

    [Fact]
    public void Measured_Killed_ProvesNothingOfTheRampAsAWhole() =>
        Of(SampleRamps.Killed()).Skip(2).Should().HaveCount(4).And.OnlyContain(text => text.Contains("? not proven"));

    [Fact]
    public void Measured_EveryStepKeptItsLimit_IsKept() =>
        Of(SampleRamps.Holding()).Take(2).Should().OnlyContain(text => text.Contains("✓ kept"));

    [Theory]
    [InlineData("success rate", CriterionNames.SuccessRate)]
    [InlineData("API response", CriterionNames.ApiResponse)]
    [InlineData("errors at maximum", CriterionNames.ErrorRateAtMaximum)]
    public void Limit_OfTheTables_BelongsToACriterion(string column, string criterion)
    {
        var headers = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "features", "gradual-load"), "*.feature")
            .SelectMany(File.ReadLines).Where(line => line.Contains("| environment |")).ToList();

        headers.Should().NotBeEmpty().And.OnlyContain(header => header.Contains($"| {column} "));
        CriterionNames.OfLimit(column).Should().Be(criterion);
    }

    [Fact]
    public void Failure_Broke_SaysLevelSecondJobsAndWhereToLook() =>
        RampFailure.Find(SampleRamps.Breaking().Read())!.Sentences.Should().Equal(
            "At 60 jobs (step 12), 137.5 s into the run: success rate 63.3 % (38 of 60 jobs streaming), limit ≥ 70 %.",
            "22 of 60 jobs did not stream: 22 × refused: no capacity left.",
            "Some of these jobs: 39-39, 40-40, 41-41, 42-42, 43-43 (lost: the server ended its stream, from 135.2 s on).",
            "In the server's logs look from 2026-11-23 03:10:45 UTC to 2026-11-23 03:11:05 UTC.");

    [Fact]
    public void Failure_JobsWithNames_AreNamed() =>
        RampFailure.Find(new SampleEvidence().Begin(5, 5).Write(new JobChanged(TimeSpan.FromSeconds(4.2), new JobTransition(3, "3-3", JobState.Lost, TimeSpan.FromSeconds(4.2), "stream ended"))).Judge(5, 2).Read())!
            .Sentences.Should().Contain("Some of these jobs: 3-3 (lost: stream ended, from 4.2 s on).");

    [Fact]
    public void Failure_EverythingHeld_IsNone() => RampFailure.Find(SampleRamps.Holding().Read()).Should().BeNull();

    private static IEnumerable<string> Of(SampleEvidence evidence) => Measured.Promises(evidence.Read()).Select(Measured.Text);
}
