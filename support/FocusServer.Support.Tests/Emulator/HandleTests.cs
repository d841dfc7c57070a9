using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using FocusServer.Contracts.Streaming;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>The emulator in a process that may have few file handles.</summary>
[Collection("Known ports")]
public class HandleTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connections_MoreThanHandles_LeaveRoomForWhoSpeaks(bool toTheJob)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // where a process has as many handles as it likes
        }

        using var program = Start(handles: 400, windows: 2);
        try
        {
            using var http = new HttpClient { BaseAddress = await EmulatorProgram.ReadAddressAsync(program) };
            var job = await EmulatorProgram.ConfigureAsync(http);
            using var channel = GrpcChannel.ForAddress($"{job.StreamUrl}:{job.StreamPort}");
            using var stream = new DataStreamService.DataStreamServiceClient(channel).StreamData(new StreamDataRequest(), new CallOptions().WithWaitForReady());
            (await stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();

            var silent = await FloodAsync(toTheJob ? job.StreamPort : http.BaseAddress.Port, 1000);
            await UseAsync(http, stream);
            silent.ForEach(client => client.Dispose());
            await UseAsync(http, stream);
        }
        finally
        {
            program.Kill();
        }

        (await program.StandardOutput.ReadToEndAsync()).Should().BeEmpty("there is nothing to complain of");
        (await program.StandardError.ReadToEndAsync()).Should().BeEmpty("there is nothing to complain of");
    }

    [Fact]
    public async Task Program_WithFewerHandlesThanItsWindowsTake_SaysSoAndEnds()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // where a process has as many handles as it likes
        }

        using var program = Start(handles: 256, windows: 60);
        try
        {
            await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);
        }
        finally
        {
            program.Kill();
        }

        program.ExitCode.Should().Be(1);
        (await program.StandardError.ReadToEndAsync()).Should().MatchRegex("^60 windows take 124 file handles, and the process has [0-9]+ left; allowed are fewer windows, or more handles \\(ulimit -n\\)\\.\n$");
    }

    private static Process Start(int handles, int windows) => EmulatorProgram.Start(
        "sh",
        "-c",
        $"ulimit -n {handles}; exec dotnet '{EmulatorProgram.Assembly}' \"$@\"",
        "sh",
        "--urls=http://127.0.0.1:0",
        $"--job-port-base={FreePorts.FindBlock(windows) - 1}",
        $"--max-windows={windows}",
        "--pod-delay=0",
        "--row-interval=0.1");

    private static async Task<List<TcpClient>> FloodAsync(int port, int connections)
    {
        var silent = Enumerable.Range(0, connections).Select(_ => new TcpClient()).ToList();
        await Task.WhenAll(silent.Select(ConnectAsync)).WaitAsync(EmulatorUnderTest.Bound);
        return silent;

        async Task ConnectAsync(TcpClient client)
        {
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
            }
            catch (SocketException)
            {
                // It had to go before it knew that it had come.
            }
        }
    }

    /// <summary>A connection from before, a new one, and a stream.</summary>
    private static async Task UseAsync(HttpClient http, AsyncServerStreamingCall<DataStream> stream)
    {
        (await http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().Be("{}");
        using var another = new HttpClient { BaseAddress = http.BaseAddress };
        (await another.GetStringAsync("channels").WaitAsync(EmulatorUnderTest.Bound)).Should().Contain("2337");
        (await stream.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();
    }
}
