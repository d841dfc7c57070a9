using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Events;

public class EvidenceFiguresTests
{
    private readonly RampTestBed _bed = new() { Limits = RampTestBed.Production };

    [Fact]
    public async Task Evidence_PercentileWithTooFewSamples_IsLeftOutWithAReason()
    {
        var response = (await StepAsync()).GetProperty("probes").GetProperty("response");

        response.TryGetProperty("p99Ms", out _).Should().BeFalse("a hold of 5 s has 25 probes");
        response.GetProperty("p95Ms").GetDouble().Should().BePositive();
        response.GetProperty("tooFew").GetString().Should().Be("25 samples; p99 needs 100");
    }

    [Fact]
    public async Task Evidence_Step_HasItsIntervalAndSaysWhatItCannotProve()
    {
        var step = await StepAsync();

        step.GetProperty("successInterval").GetProperty("lowPercent").GetDouble().Should().BeApproximately(72.2, 0.05);
        step.GetProperty("successInterval").GetProperty("highPercent").GetDouble().Should().Be(100);
        step.GetProperty("tooSmall").GetString().Should().Be("10 jobs cannot prove 85 %");
    }

    [Fact]
    public async Task Evidence_Step_HasItsBooksAndItsRows()
    {
        _bed.Server.Capacity = 9;
        _bed.Server.EndsAfter = job => job == 3 ? TimeSpan.FromSeconds(20) : null;

        var step = await StepAsync();

        var tally = step.GetProperty("tally");
        (tally.GetProperty("streaming").GetInt32(), tally.GetProperty("refused").GetInt32(), tally.GetProperty("lost").GetInt32(), tally.GetProperty("sum").GetInt32())
            .Should().Be((8, 1, 1, 10));
        step.GetProperty("streams").GetProperty("gaps").GetProperty("p99Ms").GetDouble().Should().BeApproximately(500, 1);
    }

    [Fact]
    public async Task Evidence_Generator_HasItsOwnFigures()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true);

        var generator = (await StepAsync()).GetProperty("generator");

        generator.GetProperty("overloaded").GetBoolean().Should().BeTrue();
        generator.GetProperty("overloadReasons")[0].GetProperty("reason").GetString().Should().Be("schedule-lag");
        generator.GetProperty("watchedMs").GetDouble().Should().Be(10_000);
    }

    // The last hold of the ramp.
    private async Task<JsonElement> StepAsync()
    {
        await _bed.RunAsync();
        var judged = _bed.Events.OfType<StepJudged>().Last();
        return JsonSerializer.SerializeToElement<RunEvent>(judged, EvidenceJson.Options).GetProperty("result");
    }
}
