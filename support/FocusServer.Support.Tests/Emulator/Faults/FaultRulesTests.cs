using FluentAssertions;
using FocusServer.Emulator.Faults;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class FaultRulesTests
{
    public static TheoryData<FaultKind> Kinds() => [.. Enum.GetValues<FaultKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rule_OfAKind_IsThatOfTheKind(FaultKind kind) => FaultRules.For(kind).Kind.Should().Be(kind);

    [Fact]
    public void Log_OfVeryMany_KeepsTheLast()
    {
        var time = new FakeTimeProvider();
        var log = new EventLog(new ScenarioTime(time));
        for (var i = 0; i <= EventLog.Capacity; i++)
        {
            log.Add(FaultKind.Slow, $"GET ack #{i}", "Delayed.");
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        log.Snapshot().Should().HaveCount(EventLog.Capacity);
        log.Snapshot()[0].Should().Be(new EmulatorEvent(TimeSpan.FromMilliseconds(1), FaultKind.Slow, "GET ack #1", "Delayed."));
    }

    [Fact]
    public void Fault_InWords_SaysKindAndTriggers() =>
        new Fault { Kind = FaultKind.Stall, Rate = 0.1, FromJob = 35, Between = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40.5)), AfterRows = 3 }
            .ToString().Should().Be("Stall, rate 0.1, from job 35, between 20 s and 40.5 s, after 3 rows");
}
