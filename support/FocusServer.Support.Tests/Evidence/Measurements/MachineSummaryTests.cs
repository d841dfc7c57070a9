using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Measurements;

public class MachineSummaryTests
{
    [Theory]
    [InlineData(1.4, 2, null, "the machine was busy with something else: 1.4 of 2 cores, not ours")]
    [InlineData(0.5, 2, 0.0, "the machine was busy with something else: 0.5 of 2 cores, not ours")]
    [InlineData(0.49, 2, 4.9, null)]
    [InlineData(0.9, 1, null, "the machine was busy with something else: 0.9 of 1 core, not ours")]
    [InlineData(15.0, 64, null, null)]
    [InlineData(16.0, 64, null, "the machine was busy with something else: 16 of 64 cores, not ours")]
    [InlineData(0.1, 2, 12.0, "the machine's host took 12 % of its processors away")]
    [InlineData(null, 2, 5.0, "the machine's host took 5 % of its processors away")]
    [InlineData(1.0, 2, 30.2, "the machine was busy with something else: 1 of 2 cores, not ours, and the machine's host took 30 % of its processors away")]
    [InlineData(null, null, null, null)]
    [InlineData(1.4, null, null, null)]
    public void Culprit_OfWhatOthersUsedAndTheHostTook_IsNamedFromAQuarterAndAFewPercentOn(double? others, int? cores, double? steal, string? culprit) =>
        new MachineSummary { OthersCores = others, Cores = cores, Steal = steal is { } percent ? new Percentage(percent) : null }.Culprit.Should().Be(culprit);

    [Fact]
    public void DescribeOthers_NothingRecorded_IsNotCalledIdle()
    {
        MachineSummary.DescribeOthers(null).Should().Be("not recorded");
        MachineSummary.DescribeOthers(new MachineSummary { Cores = 2, Steal = new Percentage(0) }).Should().Be("not recorded");
        MachineSummary.DescribeOthers(new MachineSummary { Cores = 2, OthersCores = 0 }).Should().Be("0 of 2 cores");
    }

    [Fact]
    public void Json_OfASummary_IsReadBackAsItWas()
    {
        var machine = new MachineSummary
        {
            OthersCores = 1.4,
            Cores = 2,
            Steal = new Percentage(0.5),
            Runnable = 2.5,
            MostRunnable = 7,
            Pressure = new Percentage(31.25),
        };

        var json = JsonSerializer.Serialize(SampleEvidence.Overloaded() with { Machine = machine }, EvidenceJson.Options);

        json.Should().Contain("""
            "machine":{"othersCores":1.4,"cores":2,"stealPercent":0.5,"runnable":2.5,"mostRunnable":7,"pressurePercent":31.25}
            """);
        Read(json).Machine.Should().Be(machine);
    }

    [Fact]
    public void Json_WithoutAMachine_HasNone()
    {
        var json = JsonSerializer.Serialize(SampleEvidence.Overloaded(), EvidenceJson.Options);

        json.Should().NotContain("machine");
        Read(json).Machine.Should().BeNull();
    }

    private static GeneratorSummary Read(string json) => JsonSerializer.Deserialize<GeneratorSummary>(json, EvidenceJson.Options)!;
}
