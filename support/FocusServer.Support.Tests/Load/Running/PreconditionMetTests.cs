using FluentAssertions;
using FocusServer.Evidence.Events;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

public class PreconditionMetTests
{
    private readonly RampTestBed _bed = new();

    [Fact]
    public async Task Run_ServerThatIsWell_SaysSoBeforeTheFirstJobIsAskedFor()
    {
        await _bed.RunAsync();

        _bed.Events.Take(3).Select(e => e.GetType()).Should().Equal(typeof(RunStarted), typeof(PreconditionMet), typeof(StepStarted));
        _bed.Events.OfType<PreconditionMet>().Should().ContainSingle().Which.Should().BeEquivalentTo(new { ServerVersion = "1.0", Channels = 2337 });
    }

    [Fact]
    public async Task Run_ServerWithoutItsFibre_NeverSaysSo()
    {
        _bed.Server.WaitingForFiber = true;

        await _bed.RunAsync();

        _bed.Events.OfType<PreconditionMet>().Should().BeEmpty();
        _bed.Server.Configured.Should().Be(0);
    }
}
