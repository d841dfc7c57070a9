using FluentAssertions;
using FocusServer.Client;
using FocusServer.Load.Timing;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Targets;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Targets;

public class TargetTests
{
    [Fact]
    public async Task Start_WithoutAServer_BringsTheEmbeddedOneOnAPacedClock()
    {
        Uri address;
        await using (var target = await Target.StartAsync(SuiteUnderTest.Settings).WaitAsync(SuiteUnderTest.Bound))
        {
            address = target.Client.BaseUrl;
            target.Time.Should().BeOfType<PacedTimeProvider>();
            target.Observers.Should().ContainSingle().Which.Should().BeOfType<IdleTimeSkip>();
            (await target.Client.GetChannelsAsync(CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Should().NotBeNull();
        }

        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = address }, SuiteUnderTest.RealTime);
        var ask = () => client.GetChannelsAsync(CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);
        await ask.Should().ThrowAsync<FocusServerException>("the server went with its target");
    }

    [Fact]
    public async Task Start_AtPaceOne_SkipsNoTime()
    {
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings with { Pace = 1 }).WaitAsync(SuiteUnderTest.Bound);

        target.Time.Should().BeSameAs(SuiteUnderTest.RealTime);
        target.Observers.Should().BeEmpty();
    }

    [Fact]
    public async Task Start_WithAServer_IsItsClientAndLeavesItThere()
    {
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        var settings = SuiteUnderTest.Settings with { Pace = 1, Server = new FocusServerClientOptions { BaseUrl = server.BaseUrl } };

        await using (var target = await Target.StartAsync(settings).WaitAsync(SuiteUnderTest.Bound))
        {
            target.Client.BaseUrl.Should().Be(server.BaseUrl);
            target.Observers.Should().BeEmpty();
        }

        using var client = new FocusServerClient(settings.Server, SuiteUnderTest.RealTime);
        (await client.GetChannelsAsync(CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Should().NotBeNull();
    }

    [Fact]
    public async Task Start_ProfileThatDoesNotExist_IsAMistakeInTheSettings()
    {
        var start = () => Target.StartAsync(SuiteUnderTest.Settings with { EmulatorProfile = "no-such" }).WaitAsync(SuiteUnderTest.Bound);

        await start.Should().ThrowAsync<SettingsException>().WithMessage("*FOCUS_Emulator__Profile*no-such*");
    }
}
