using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.Charts;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Limits;

/// <summary>A limit is quoted as it was written, and what was measured has the decimals that tell the two apart.</summary>
public sealed class WrittenLimitsTests
{
    private static readonly RampLimits _limits = RampLimits.None with
    {
        MinSuccessRate = new Percentage(66.7),
        MaxApiResponse = TimeSpan.FromSeconds(30),
        MinHealthySteps = new Percentage(99.95),
        MaxErrorRateAtMaximum = new Percentage(33.33),
        Written = new() { SuccessRate = "66.70 %", ApiResponse = "30.0 s", HealthySteps = "99.95%", ErrorsAtMaximum = "33.330 %" },
    };

    [Fact]
    public async Task Run_MissedByAHair_SaysByWhatInEveryWord()
    {
        var bed = new RampTestBed { Limits = _limits, Ramp = RampTestBed.Quick with { InitialJobs = 3, MaxJobs = 3 } };
        bed.Server.Capacity = 2;

        var result = await bed.RunAsync();

        result.Promises.Select(promise => promise.Sentence).Should().Contain(
        [
            "success rate 66.67 % (2 of 3 jobs streaming, 1 refused), limit ≥ 66.70 %",
            "error rate at maximum 33.333 % (1 of 3 jobs not streaming), limit ≤ 33.330 %",
            "healthy steps 0 % (0 of 1), limit ≥ 99.95%",
        ]);
        result.LowestSuccessRate.Margin.Should().Be("−0.03 points");
        VerdictText.From(result).Explanation.Should().Contain("Success rate 66.67 %, limit 66.70 %.");
    }

    [Fact]
    public async Task Evidence_OfWrittenLimits_ReadAgainQuotesThem()
    {
        var evidence = new StringWriter();
        var bed = new RampTestBed { Limits = _limits, Ramp = RampTestBed.Quick with { InitialJobs = 3, MaxJobs = 3 } };
        bed.Server.Capacity = 2;
        var result = await bed.RunAsync();
        bed.Events.ToList().ForEach(runEvent => evidence.WriteLine(System.Text.Json.JsonSerializer.Serialize(runEvent, EvidenceJson.Options)));

        var run = SampleEvidence.Read(evidence.ToString(), "run-1");

        run.Limits.Should().Be(_limits);
        run.Result!.Promises.Select(promise => promise.Sentence).Should().Equal(result.Promises.Select(promise => promise.Sentence));
        RampTable.Create(run).Rows[0].Should().Contain("66.67");
        RampChart.Responsive(run, null).Should().Contain("limit ≥ 66.70 %").And.Contain("66.67 %").And.Contain("limit ≤ 30.0 s");
    }

    [Fact]
    public void Evidence_OfAnOlderSuite_HasItsLimitsInFull()
    {
        var run = new SampleEvidence(successLimit: 99.95, apiLimitMs: 500).Step(5, 5).Finish().Read();

        run.Limits!.SuccessRateText.Should().Be("99.95 %");
        run.Limits.ApiResponseText.Should().Be("0.5 s");
        RampChart.Responsive(run, null).Should().Contain("limit ≥ 99.95 %");
    }

    [Fact]
    public void FinalHealth_SlowByAHair_SaysByWhat()
    {
        var health = FinalHealth.From(new Dictionary<string, TimeSpan> { [FinalHealth.Channels] = TimeSpan.FromMilliseconds(30_000.4) }, _limits.MaxApiResponse, _limits.ApiResponseText, waitsForFiber: false);

        health.Reason.Should().Be("API response 30.0004 s, limit ≤ 30.0 s");
    }

    [Fact]
    public void Overload_AboveItsLimitByAHair_IsNotSaidToBeTheLimit()
    {
        var generator = new GeneratorSummary
        {
            Watched = TimeSpan.FromSeconds(100),
            Suspect = TimeSpan.FromSeconds(10.04),
            Cpu = new Percentage(0),
            GcPause = new Percentage(0),
            Lag = LatencySummary.None,
            PoolDelay = LatencySummary.None,
            ReferenceGaps = LatencySummary.None,
        };

        generator.Overloaded.Should().BeTrue();
        generator.Overload.Should().StartWith("overloaded for 10.04 % of the time");
    }
}
