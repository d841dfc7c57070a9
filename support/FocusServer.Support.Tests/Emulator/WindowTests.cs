using System.Net;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

[Collection("Known ports")]
public class WindowTests
{
    [Fact]
    public async Task Configure_FreedWindow_TakesTheLowestWithTheNextSequence()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { DeleteSupported = true });
        for (var window = 1; window <= 3; window++)
        {
            (await emulator.ConfigureAsync()).JobId.Should().Be($"{window}-{window}");
        }

        await emulator.Http.DeleteAsync("job/3-3").WaitAsync(EmulatorUnderTest.Bound);
        await emulator.Http.DeleteAsync("job/2-2").WaitAsync(EmulatorUnderTest.Bound);

        (await emulator.ConfigureAsync()).JobId.Should().Be("2-4");
        (await emulator.ConfigureAsync()).JobId.Should().Be("3-5");
        (await emulator.ConfigureAsync()).JobId.Should().Be("4-6");
    }

    [Fact]
    public async Task Configure_AllWindowsTaken_IsRefusedForWantOfCapacity()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { MaxWindows = 2 });
        await emulator.ConfigureAsync();
        await emulator.ConfigureAsync();

        using var response = await emulator.PostAsync(EmulatorUnderTest.LiveJob);

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).Should().Be("""{"error":"No capacity","message":"All 2 windows are taken."}""");
    }

    [Fact]
    public async Task Configure_ManyAtOnce_EachHasItsOwnWindowAndPort()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { MaxWindows = 60 });

        var jobs = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => emulator.ConfigureAsync()));

        jobs.Select(job => int.Parse(job.JobId.Split('-')[0], null)).Should().BeEquivalentTo(Enumerable.Range(1, 60));
        jobs.Select(job => job.StreamPort).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Configure_WithPortBase_ServesAtBasePlusWindow()
    {
        var first = FreePorts.FindBlock(3);
        await using var emulator = await EmulatorUnderTest.StartAsync(
            options => options with { JobPortBase = first - 1, MaxWindows = 3, DeleteSupported = true });

        (await emulator.StartJobAsync()).StreamPort.Should().Be(first);
        (await emulator.StartJobAsync()).StreamPort.Should().Be(first + 1);
        await emulator.Http.DeleteAsync("job/1-1").WaitAsync(EmulatorUnderTest.Bound);

        (await emulator.StartJobAsync()).StreamPort.Should().Be(first);
        (await EmulatorUnderTest.TakesConnectionsAsync(first)).Should().BeTrue();
    }

    [Fact]
    public async Task Start_PortOfAWindowInUse_SaysWhich()
    {
        var first = FreePorts.FindBlock(2);
        using var other = FreePorts.Take(first + 1);

        var start = () => EmulatorUnderTest.StartAsync(options => options with { JobPortBase = first - 1, MaxWindows = 2 });

        (await start.Should().ThrowAsync<IOException>()).WithMessage($"Port {first + 1} is in use; the jobs need the ports {first} to {first + 1}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Start_PortsOfAnotherEmulator_AreRefusedWhetherItHasJobsOrNot(int jobs)
    {
        var first = FreePorts.FindBlock(3);
        await using (var one = await EmulatorUnderTest.StartAsync(options => options with { JobPortBase = first - 1, MaxWindows = 2 }))
        {
            for (var job = 0; job < jobs; job++)
            {
                await one.ConfigureAsync();
            }

            var start = () => EmulatorUnderTest.StartAsync(options => options with { JobPortBase = first, MaxWindows = 2 });

            (await start.Should().ThrowAsync<IOException>()).WithMessage($"Port {first + 1} is in use; the jobs need the ports {first + 1} to {first + 2}.");
        }

        await using var later = await EmulatorUnderTest.StartAsync(options => options with { JobPortBase = first, MaxWindows = 2 });
    }
}
