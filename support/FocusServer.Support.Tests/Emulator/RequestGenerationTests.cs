using FluentAssertions;
using FocusServer.Emulator.Faults;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Crashes or resets the server while a /configure is on its way.</summary>
public class RequestGenerationTests
{
    private static readonly TimeSpan _wait = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Configure_OnItsWayWhenTheServerIsReset_EndsAndMakesNoJob(bool heldUpByAFault)
    {
        var time = new NoticedTime(_wait);
        await using var emulator = await StartAsync(time, heldUpByAFault);
        var asked = await AskAsync(emulator, time);

        using var reset = await emulator.Http.PostAsync("_emulator/reset", null).WaitAsync(EmulatorUnderTest.Bound);

        reset.EnsureSuccessStatusCode();
        await asked.Awaiting(answer => answer).Should().ThrowAsync<HttpRequestException>();
        time.Advance(2 * _wait);
        emulator.Server.Jobs.Count.Should().Be(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Configure_OnItsWayWhenTheServerCrashes_EndsAndMakesNoJob(bool heldUpByAFault)
    {
        var time = new NoticedTime(_wait);
        await using var emulator = await StartAsync(time, heldUpByAFault);
        var asked = await AskAsync(emulator, time);

        emulator.Server.Faults.Add(new Fault { Kind = FaultKind.Crash, Delay = TimeSpan.FromSeconds(1) });

        await asked.Awaiting(answer => answer).Should().ThrowAsync<HttpRequestException>();
        time.Advance(2 * _wait);
        emulator.Server.Jobs.Count.Should().Be(0);
    }

    [Fact]
    public async Task Connection_FromBeforeAReset_IsServedStill()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await emulator.ConfigureAsync();

        using var reset = await emulator.Http.PostAsync("_emulator/reset", null).WaitAsync(EmulatorUnderTest.Bound);

        (await emulator.ConfigureAsync()).JobId.Should().Be("1-1");
    }

    private static Task<EmulatorUnderTest> StartAsync(NoticedTime time, bool heldUpByAFault) => EmulatorUnderTest.StartAsync(options => options with
    {
        TimeProvider = time,
        ConfigureDelay = heldUpByAFault ? TimeSpan.Zero : _wait,
        Faults = heldUpByAFault ? [new Fault { Kind = FaultKind.Slow, Route = "configure", Delay = _wait }] : [],
    });

    private static async Task<Task<HttpResponseMessage>> AskAsync(EmulatorUnderTest emulator, NoticedTime time)
    {
        var asked = emulator.PostAsync(EmulatorUnderTest.LiveJob);
        await time.Noticed.WaitAsync(EmulatorUnderTest.Bound);
        return asked;
    }
}
