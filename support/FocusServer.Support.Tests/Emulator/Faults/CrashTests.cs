using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using FocusServer.Emulator.Faults;
using Grpc.Core;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class CrashTests
{
    [Fact]
    public async Task Crash_AtTheThirdJob_ForgetsAllAndComesBackOnTheSamePort()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Crash, FromJob = 3, Delay = TimeSpan.FromSeconds(5) });
        var first = await emulator.StartJobAsync();
        using var stream = await emulator.OpenAsync(first);
        await emulator.ConfigureAsync();

        await emulator.Awaiting(e => e.PostAsync(EmulatorUnderTest.LiveJob)).Should().ThrowAsync<HttpRequestException>();

        (await EmulatorUnderTest.EndOfAsync(stream)).Should().Be(StatusCode.Unavailable);
        await UntilDownAsync(emulator);
        emulator.Time.Advance(TimeSpan.FromSeconds(5));
        await UntilUpAsync(emulator);
        (await emulator.StatusOfAsync(first.JobId)).Should().Be(HttpStatusCode.NotFound);
        (await emulator.ConfigureAsync()).JobId.Should().Be("1-3");
        await emulator.ConfigureAsync();
        await emulator.ConfigureAsync();
        emulator.Server.Events.Should().Equal(
            new EmulatorEvent(TimeSpan.FromSeconds(1), FaultKind.Crash, "configure #3", "The server crashed."),
            new EmulatorEvent(TimeSpan.FromSeconds(6), FaultKind.Crash, "server", "The server is back."));
    }

    [Fact]
    public async Task Crash_BetweenTwoMoments_IsDownFromOneToTheOther()
    {
        await using var emulator = await FaultyEmulator.StartAsync(
            new Fault { Kind = FaultKind.Crash, Between = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)) });

        emulator.Time.Advance(TimeSpan.FromSeconds(19));
        (await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().Be("{}");
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        await UntilDownAsync(emulator);
        emulator.Time.Advance(TimeSpan.FromSeconds(19));
        (await IsDownAsync(emulator)).Should().BeTrue();
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        await UntilUpAsync(emulator);
    }

    [Fact]
    public async Task Crash_PutOnTheBoardWithoutTrigger_StrikesAtOnce()
    {
        await using var emulator = await FaultyEmulator.StartAsync();

        emulator.Server.Faults.Add(new Fault { Kind = FaultKind.Crash });

        await UntilDownAsync(emulator);
        emulator.Time.Advance(TimeSpan.FromSeconds(10));
        await UntilUpAsync(emulator);
    }

    [Fact]
    public async Task Crash_WhileConfigureWaits_LeavesNoJobBehind()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            ConfigureDelay = TimeSpan.FromSeconds(30),
            Faults = [new Fault { Kind = FaultKind.Crash, Between = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)) }],
        });
        var asked = emulator.PostAsync(EmulatorUnderTest.LiveJob);
        await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound);

        emulator.Time.Advance(TimeSpan.FromSeconds(5));
        await asked.Awaiting(answer => answer).Should().ThrowAsync<HttpRequestException>();
        emulator.Time.Advance(TimeSpan.FromSeconds(5));
        await EmulatorUnderTest.UntilAsync(() => emulator.Server.Events.Any(e => e.Effect == "The server is back."));
        emulator.Time.Advance(TimeSpan.FromSeconds(60));

        // On a new connection: the old one may not have noticed yet that it was aborted.
        using var http = new HttpClient { BaseAddress = emulator.Server.BaseUrl };
        using var answer = await http.GetAsync("metadata/1-1").WaitAsync(EmulatorUnderTest.Bound);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Dispose_WhileDown_IsQuick()
    {
        await using var emulator = await FaultyEmulator.StartAsync();
        emulator.Server.Faults.Add(new Fault { Kind = FaultKind.Crash });
        await UntilDownAsync(emulator);

        await emulator.Server.DisposeAsync().AsTask().WaitAsync(EmulatorUnderTest.Soon);
    }

    private static async Task<bool> IsDownAsync(EmulatorUnderTest emulator)
    {
        try
        {
            return !await EmulatorUnderTest.TakesConnectionsAsync(emulator.Server.BaseUrl.Port);
        }
        catch (SocketException)
        {
            return false; // on its way down
        }
    }

    private static Task UntilDownAsync(EmulatorUnderTest emulator) => UntilAsync(() => IsDownAsync(emulator));

    private static Task UntilUpAsync(EmulatorUnderTest emulator) => UntilAsync(async () => !await IsDownAsync(emulator));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var enough = new CancellationTokenSource();
        var polling = PollAsync();
        try
        {
            await polling.WaitAsync(EmulatorUnderTest.Bound);
        }
        finally
        {
            await enough.CancelAsync();
        }

        async Task PollAsync()
        {
            while (!enough.IsCancellationRequested && !await condition())
            {
            }
        }
    }
}
