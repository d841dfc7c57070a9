using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Events;

/// <summary>Times in the evidence are read back as they were written, to the last tick.</summary>
public class EvidenceJsonTests
{
    [Theory]
    [InlineData(46_401_783)]
    [InlineData(-46_401_783)]
    [InlineData(0)]
    [InlineData(1)]
    public void Time_WrittenAndRead_IsTheSame(long ticks)
    {
        var time = TimeSpan.FromTicks(ticks);

        Read(JsonSerializer.Serialize(time, EvidenceJson.Options)).Should().Be(time);
    }

    [Fact]
    public void EveryTime_OfAWeek_WrittenAndRead_IsTheSame()
    {
        const int Seed = 1729;
        var random = new Random(Seed);
        var times = Enumerable.Range(0, 100_000).Select(_ => TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerDay * 7)));

        times.Where(time => Read(JsonSerializer.Serialize(time, EvidenceJson.Options)) != time).Should().BeEmpty("seed {0}", Seed);
    }

    private static TimeSpan Read(string json) => JsonSerializer.Deserialize<TimeSpan>(json, EvidenceJson.Options);
}
