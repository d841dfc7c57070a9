using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Document;
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

    private static IEnumerable<string> Of(SampleEvidence evidence) => evidence.Read().Result!.Promises.Select(promise =>
        $"{promise.Name}: measured {promise.Measured} · limit {promise.Limit} {Words.SignOf(promise.Outcome)}{(promise.Margin is { } margin ? $" · margin {margin}" : "")}");
}
