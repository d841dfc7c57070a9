using System.Net;
using FluentAssertions;
using FocusServer.Emulator;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

[Collection("Known ports")]
public class DisposeTests
{
    [Fact]
    public async Task Dispose_WithOpenStreams_IsQuickAndEndsThem()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var jobs = new[] { await emulator.StartJobAsync(), await emulator.StartJobAsync() };
        var calls = await Task.WhenAll(jobs.SelectMany(job => Enumerable.Range(0, 3).Select(stream => emulator.OpenAsync(job, stream))));

        await emulator.Server.DisposeAsync().AsTask().WaitAsync(EmulatorUnderTest.Bound);

        foreach (var call in calls)
        {
            (await EmulatorUnderTest.EndOfAsync(call)).Should().Be(StatusCode.Unavailable);
        }
    }

    [Fact]
    public async Task Dispose_WithJobs_FreesEveryPort()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (rest, job) = (emulator.Server.BaseUrl.Port, await emulator.StartJobAsync());

        await emulator.Server.DisposeAsync();

        using var restAgain = FreePorts.Take(rest);
        using var jobAgain = FreePorts.Take(job.StreamPort);
    }

    [Fact]
    public async Task Dispose_WhileConfigureWaits_DoesNotWaitForIt()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { ConfigureDelay = TimeSpan.FromHours(1) });
        var asked = emulator.PostAsync(EmulatorUnderTest.LiveJob);
        await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound);

        await emulator.Server.DisposeAsync().AsTask().WaitAsync(EmulatorUnderTest.Bound);

        await asked.Awaiting(answer => answer).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Dispose_Twice_DoesNothingMore()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        await emulator.Server.DisposeAsync();
        await emulator.Server.DisposeAsync();
    }

    [Fact]
    public async Task BaseUrl_AfterDispose_Throws()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await emulator.Server.DisposeAsync();

        emulator.Server.Invoking(server => server.BaseUrl).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task Start_Cancelled_LeavesNothing()
    {
        var port = FreePorts.FindBlock(1);
        var options = EmulatorUnderTest.Options(new FakeTimeProvider()) with { Urls = $"http://127.0.0.1:{port}" };

        var start = () => FocusServerEmulator.StartAsync(options, new CancellationToken(canceled: true));

        await start.Should().ThrowAsync<OperationCanceledException>();
        using var again = FreePorts.Take(port);
    }

    [Fact]
    public async Task Start_PortInUse_SaysWhich()
    {
        var port = FreePorts.FindBlock(1);
        using var other = FreePorts.Take(port);

        var start = () => EmulatorUnderTest.StartAsync(options => options with { Urls = $"http://127.0.0.1:{port}" });

        (await start.Should().ThrowAsync<IOException>()).WithMessage($"*{port}*");
    }

    [Fact]
    public async Task Servers_SideBySide_KnowTheirOwnJobsOnly()
    {
        await using var one = await EmulatorUnderTest.StartAsync();
        await using var other = await EmulatorUnderTest.StartAsync();
        var job = await one.ConfigureAsync();

        (await other.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
    }
}
