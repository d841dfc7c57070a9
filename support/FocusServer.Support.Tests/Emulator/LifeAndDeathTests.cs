using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using FocusServer.Emulator.Faults;
using Grpc.Core;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

[Collection("Known ports")]
public class LifeAndDeathTests
{
    [Fact]
    public async Task Job_WithoutReaders_IsGoneAfterFiftySeconds()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { MaxWindows = 1 });
        var job = await emulator.StartJobAsync();

        emulator.Time.Advance(TimeSpan.FromSeconds(48));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);

        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
        (await EmulatorUnderTest.TakesConnectionsAsync(job.StreamPort)).Should().BeFalse();
        (await emulator.ConfigureAsync()).JobId.Should().Be("1-2");
    }

    [Fact]
    public async Task Job_ConnectedButNotRead_IsGoneAllTheSame()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, job.StreamPort).WaitAsync(EmulatorUnderTest.Bound);

        emulator.Time.Advance(TimeSpan.FromSeconds(49));

        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
        (await ReadsEndAsync(silent)).Should().BeTrue();
    }

    [Fact]
    public async Task Job_Read_Stays()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job, streamId: 2);

        await emulator.PassAsync(job.JobId, TimeSpan.FromMinutes(10));

        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Job_StreamsClosed_IsGoneFiftySecondsLater()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using (await emulator.OpenAsync(job, streamId: 0))
        using (await emulator.OpenAsync(job, streamId: 1))
        {
            emulator.Find(job.JobId).Readers.Should().Be(2);
            emulator.Time.Advance(TimeSpan.FromSeconds(99));
        }

        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).Readers == 0);
        emulator.Time.Advance(TimeSpan.FromSeconds(49));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);

        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Job_ReadButSilent_IsGoneAfterThreeMinutes()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Faults = [new Fault { Kind = FaultKind.Silent }] });
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job);

        emulator.Time.Advance(TimeSpan.FromSeconds(179));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);

        emulator.Time.Advance(TimeSpan.FromSeconds(10));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
        (await EmulatorUnderTest.EndOfAsync(call)).Should().Be(StatusCode.Unavailable);
    }

    [Fact]
    public async Task Job_DeletedWhileRead_EndsItsStreamsAsUnavailable()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { DeleteSupported = true });
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job);
        await emulator.ReadAsync(call, 1);

        await emulator.Http.DeleteAsync($"job/{job.JobId}").WaitAsync(EmulatorUnderTest.Bound);

        (await EmulatorUnderTest.EndOfAsync(call)).Should().Be(StatusCode.Unavailable);
    }

    [Fact]
    public async Task Pod_BeforeItsDelay_RefusesConnections()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { PodDelay = TimeSpan.FromSeconds(7) });
        var job = await emulator.ConfigureAsync();

        emulator.Time.Advance(TimeSpan.FromSeconds(6.9));
        (await EmulatorUnderTest.TakesConnectionsAsync(job.StreamPort)).Should().BeFalse();

        emulator.Time.Advance(TimeSpan.FromSeconds(0.1));
        (await EmulatorUnderTest.TakesConnectionsAsync(job.StreamPort)).Should().BeTrue();
    }

    [Fact]
    public async Task Configure_PortOfTheWindowInUse_IsRefusedForWantOfCapacity()
    {
        var port = FreePorts.FindBlock(1);
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { JobPortBase = port - 1, MaxWindows = 1 });
        using (FreePorts.Take(port))
        {
            using var refused = await emulator.PostAsync(EmulatorUnderTest.LiveJob);
            refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await refused.Content.ReadAsStringAsync()).Should().Contain($"Port {port} of window 1 is in use.");
        }

        (await emulator.ConfigureAsync()).StreamPort.Should().Be(port);
    }

    private static async Task<bool> ReadsEndAsync(TcpClient client)
    {
        try
        {
            var buffer = new byte[1024];
            while (await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(EmulatorUnderTest.Bound) > 0)
            {
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
