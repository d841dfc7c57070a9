using System.Diagnostics;
using FocusServer.Client;
using FocusServer.Support.Tests.Cluster;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>A ramp of three load generators on a network of its own, one of which is cut off in the middle.</summary>
internal static class CutProgram
{
    /// <summary>The first argument of the process.</summary>
    public const string CutsOff = "cuts-off-a-generator";

    /// <summary>The beginning of the line with the verdict.</summary>
    public const string VerdictIs = "VERDICT: ";

    /// <summary>The beginning of the line that tells how long the server still had jobs.</summary>
    public const string GoneAfter = "GONE AFTER: ";

    private const int ServerMachine = 2;
    private const int FirstGenerator = 11;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    /// <summary>Starts the process in a network namespace of its own; returns what it said.</summary>
    public static async Task<string> StartAsync(NetworkCut cut, RampPhase phase)
    {
        var start = new ProcessStartInfo("unshare", ["--net", "dotnet", typeof(Program).Assembly.Location, CutsOff, $"{cut}", $"{phase}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(_patience * 2);
        return await output + await errors;
    }

    /// <summary>Runs the process.</summary>
    public static async Task<int> RunAsync(NetworkCut cut, RampPhase phase)
    {
        using var network = new CutNetwork();
        using var redis = await RedisServer.StartAsync(CutNetwork.Here);
        using var server = StartServer(network);
        var address = await EmulatorProgram.ReadAddressAsync(server);
        var runs = Directory.CreateTempSubdirectory("cut-").FullName;
        var generators = Enumerable.Range(0, 3).Select(i => StartGenerator(network, i, redis.Address, runs)).ToList();
        try
        {
            var verdict = CoordinatorProgram.RunAsync(new CoordinatorProgram.Task($"{address}", runs, 11_111, redis.Address, $"{CutNetwork.Here}", Full: false), Console.WriteLine);
            if (!await EvidenceWatch.WaitForAsync(runs, phase, _patience))
            {
                Console.WriteLine($"{phase} was not reached.");
            }

            CutNetwork.Cut(FirstGenerator + 1, cut);
            Console.WriteLine(VerdictIs + await verdict.WaitAsync(_patience));
            using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = address }, SuiteUnderTest.RealTime);
            Console.WriteLine($"{GoneAfter}{await new LeftJobs(client, runs).WaitUntilGoneAsync(_patience)}");
            generators.ForEach(generator => Console.WriteLine($"---\n{generator.Output}"));
            return 0;
        }
        finally
        {
            generators.ForEach(generator => generator.Dispose());
            server.Kill();
            await Task.Delay(TimeSpan.FromSeconds(2), SuiteUnderTest.RealTime);
            Directory.Delete(runs, recursive: true);
        }
    }

    private static Process StartServer(CutNetwork network)
    {
        string[] words = [.. network.Add(ServerMachine), "dotnet", EmulatorProgram.Assembly, "--urls", $"http://{CutNetwork.Address(ServerMachine)}:8500", "--allow-remote", "true", "--pod-delay", "0.1", "--delete-supported", "true"];
        return EmulatorProgram.Start(words[0], words[1..]);
    }

    private static GeneratorProcess StartGenerator(CutNetwork network, int i, string redis, string runs)
    {
        var machine = FirstGenerator + i;
        return GeneratorProcess.StartBehind(
            network.Add(machine), "--name", $"lab-{i + 1}", "--cluster", "redis", "--redis", redis, "--address", CutNetwork.Address(machine), "--runs", Path.Combine(runs, $"lab-{i + 1}"));
    }
}
