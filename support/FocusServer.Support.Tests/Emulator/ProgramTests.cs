using System.Diagnostics;
using FluentAssertions;
using FocusServer.Contracts.Streaming;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>The emulator in a process of its own.</summary>
[Collection("Known ports")]
public class ProgramTests
{
    [Theory]
    [InlineData("INT", 0)]
    [InlineData("INT", 3)]
    [InlineData("TERM", 1)]
    public async Task Program_Interrupted_EndsEveryStreamAndExitsWithZeroSoon(string signal, int jobs)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // where a process cannot send Ctrl-C to another
        }

        using var program = Start("--urls", "http://127.0.0.1:0", "--job-port-base", $"{FreePorts.FindBlock(30) - 1}", "--pod-delay", "0", "--row-interval", "0.01");
        try
        {
            var baseUrl = await EmulatorProgram.ReadAddressAsync(program);
            var streams = await Task.WhenAll(Enumerable.Range(0, jobs).Select(_ => ReadAllStreamsAsync(baseUrl)));

            using var kill = Process.Start("kill", [$"-{signal}", $"{program.Id}"]);

            await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Soon);
            program.ExitCode.Should().Be(0);
            foreach (var stream in streams.SelectMany(ofAJob => ofAJob))
            {
                (await stream.WaitAsync(EmulatorUnderTest.Bound)).Should().Be(StatusCode.Unavailable);
            }

            (await program.StandardOutput.ReadToEndAsync()).Should().BeEmpty("there is nothing to report");
            (await program.StandardError.ReadToEndAsync()).Should().BeEmpty("there is nothing to report");
        }
        finally
        {
            End(program);
        }
    }

    [Fact]
    public async Task Program_JobPortsOfAnother_SaysWhichAndEnds()
    {
        var first = FreePorts.FindBlock(4);
        await using var other = await EmulatorUnderTest.StartAsync(options => options with { JobPortBase = first - 1, MaxWindows = 2 });
        using var program = Start("--urls", "http://127.0.0.1:0", "--job-port-base", $"{first}", "--max-windows", "2");

        await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);

        program.ExitCode.Should().Be(1);
        (await program.StandardError.ReadToEndAsync()).Should().Be($"Port {first + 1} is in use; the jobs need the ports {first + 1} to {first + 2}.{Environment.NewLine}");
    }

    [Theory]
    [InlineData("--profile=breaks-at", "--profile is 'breaks-at'; allowed are healthy, breaks-at-35, *")]
    [InlineData("--profiles=/no/such/file.json", "--profiles '/no/such/file.json' cannot be read: *")]
    [InlineData("--recordings=5..3", "--recordings has 5..3; allowed are epoch seconds, the end after the start, or no end.*")]
    [InlineData("--seed=one", "--seed is 'one'; allowed is a value of the kind <number>.*")]
    public async Task Program_WrongValue_SaysWhatIsAllowedAndEnds(string argument, string message)
    {
        using var program = Start(argument);

        await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);

        program.ExitCode.Should().Be(1);
        (await program.StandardError.ReadToEndAsync()).Should().Match(message).And.NotContain("   at ");
    }

    [Fact]
    public async Task Program_WrongOption_SaysSoAndEnds()
    {
        using var program = Start("--urls", "http://0.0.0.0:1");

        await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);

        program.ExitCode.Should().Be(1);
        (await program.StandardError.ReadToEndAsync()).Should().StartWith("--urls has 'http://0.0.0.0:1'; allowed are http://127.0.0.1:<port>");
    }

    [Fact]
    public async Task Program_PortInUse_SaysWhichAndEnds()
    {
        var port = FreePorts.FindBlock(1);
        using var other = FreePorts.Take(port);

        (await RefuseAsync("--urls", $"http://127.0.0.1:{port}")).Should().Be($"Port {port} of 127.0.0.1 is in use.{Environment.NewLine}");
    }

    [Theory]
    [InlineData("http://10.255.255.1:28499", "Port 28499 of 10.255.255.1 is not available: this machine has no such address.")]
    [InlineData("http://[::ffff:10.255.255.1]:28499", "Port 28499 of 10.255.255.1 is not available: this machine has no such address.")]
    public async Task Program_AddressThatIsNotAvailable_SaysWhyAndEnds(string url, string message) =>
        (await RefuseAsync("--allow-remote", "true", "--urls", url)).Should().Be(message + Environment.NewLine);

    [Fact]
    public async Task Program_AskedForHelp_GivesIt()
    {
        using var program = Start("--help");

        await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);

        program.ExitCode.Should().Be(0);
        (await program.StandardOutput.ReadToEndAsync()).Should().ContainAll(
            "--urls <url>", "http://127.0.0.1:8500", "--max-windows <number>", "--job-port-base <port>", "--pod-delay <seconds>", "--configure-delay", "--row-interval",
            "--silent-timeout", "--ended-timeout", "--recordings <start..end,…>", "--recordings-wrapped", "--optional-routes", "--delete-supported <true|false>",
            "--mistakes <list|detail|error|none|500>", "--unknown-job-ok", "--stream-port-as-text", "--stream-host-bare", "--profile <name>", "--profiles <file>", "--seed",
            "--tls", "--token <token>", "--allow-remote", "--help");
    }

    /// <returns>How each stream of a new job ends; by then the first row of each has come.</returns>
    private static async Task<IReadOnlyList<Task<StatusCode>>> ReadAllStreamsAsync(Uri baseUrl)
    {
        using var http = new HttpClient { BaseAddress = baseUrl };
        var job = await EmulatorProgram.ConfigureAsync(http);
        var channel = GrpcChannel.ForAddress($"{job.StreamUrl}:{job.StreamPort}");
        var calls = Enumerable.Range(0, job.StreamAmount)
            .Select(stream => new DataStreamService.DataStreamServiceClient(channel).StreamData(
                new StreamDataRequest { StreamId = stream }, new CallOptions().WithWaitForReady())).ToList();
        foreach (var call in calls)
        {
            (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();
        }

        return [.. calls.Select(EmulatorUnderTest.EndOfAsync)];
    }

    /// <returns>What a program says that does not start; it says nothing else.</returns>
    private static async Task<string> RefuseAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);
        program.ExitCode.Should().Be(1);
        (await program.StandardOutput.ReadToEndAsync()).Should().BeEmpty();
        return await program.StandardError.ReadToEndAsync();
    }

    private static Process Start(params string[] arguments) => EmulatorProgram.Start("dotnet", [EmulatorProgram.Assembly, .. arguments]);

    private static void End(Process program)
    {
        if (!program.HasExited)
        {
            program.Kill();
        }
    }
}
