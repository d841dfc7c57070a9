using System.Collections.Concurrent;
using System.Diagnostics;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>A server, three load generators and the coordinator of a ramp, five processes on this machine.</summary>
internal sealed class Lab : IAsyncDisposable
{
    // 0.92 s at eight jobs, 1.15 s at ten, and the coordinator allows one second.
    private const string Breaking = """{ "breaks": { "description": "Slower with each job.", "faults": [{ "kind": "Degrade", "delay": 0.115 }] } }""";

    private readonly Process _server;
    private readonly Process _coordinator;
    private readonly FocusServerClient _client;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly string _profiles;

    private Lab(Process server, Uri address, ThreeGenerators generators, string? redis, bool full, string profiles)
    {
        (_server, Generators, _profiles) = (server, generators, profiles);
        _client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = address }, SuiteUnderTest.RealTime);
        _coordinator = CoordinatorProgram.Start(new CoordinatorProgram.Task($"{address}", Runs, generators.FirstPort, redis, "127.0.0.1", full));
        _coordinator.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _coordinator.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _coordinator.BeginOutputReadLine();
        _coordinator.BeginErrorReadLine();
    }

    /// <summary>The load generators.</summary>
    public ThreeGenerators Generators { get; }

    /// <summary>The folder of the coordinator's evidence.</summary>
    public string Runs { get; } = Directory.CreateTempSubdirectory("coordinator-").FullName;

    /// <summary>The end of the coordinator's output, and the output of the load generators.</summary>
    public string Output => string.Join('\n', _said.TakeLast(60)) + string.Join("", Enumerable.Range(0, 3).Select(i => $"\n--- {i}\n{Generators[i].Output}"));

    /// <summary>A load generator that does not keep the list of members.</summary>
    public int Victim => Enumerable.Range(0, 3).First(i => !Generators[i].Output.Contains($"port {Generators.FirstPort},", StringComparison.Ordinal));

    /// <summary>The verdict by the evidence, whether it is complete or not.</summary>
    public RampVerdict Verdict => EvidenceReader.Read(Directory.EnumerateDirectories(Runs).Single(), _ => { }).Result!.Verdict;

    /// <summary>Starts the five processes.</summary>
    /// <param name="breaks">True for a server that is too slow above eight jobs.</param>
    /// <param name="redis">The Redis server by which the machines find each other; null when they do so on their own.</param>
    /// <param name="full">True for the full ramp.</param>
    public static async Task<Lab> StartAsync(bool breaks, string? redis, bool full = false)
    {
        var (room, profiles) = (full ? 100 : 30, Path.GetTempFileName());
        await File.WriteAllTextAsync(profiles, Breaking);
        string[] arguments =
        [
            EmulatorProgram.Assembly, "--urls", "http://127.0.0.1:0", "--max-windows", $"{room}", "--job-port-base", $"{FreePorts.FindBlock(room) - 1}",
            "--pod-delay", "0.1", "--configure-delay", "0.05", "--delete-supported", "true", "--profiles", profiles, "--profile", breaks ? "breaks" : "healthy",
        ];
        var server = EmulatorProgram.Start("dotnet", arguments);
        var address = await EmulatorProgram.ReadAddressAsync(server);
        return new Lab(server, address, ThreeGenerators.Start(redis), redis, full, profiles);
    }

    /// <summary>Sends the coordinator a signal.</summary>
    public void SignalCoordinator(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_coordinator.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end of the ramp.</summary>
    public Task EndAsync(TimeSpan patience) => _coordinator.WaitForExitAsync().WaitAsync(patience);

    /// <summary>Waits until every job is gone; returns how long it took.</summary>
    public async Task<TimeSpan> WaitUntilGoneAsync(TimeSpan patience)
    {
        try
        {
            return await new LeftJobs(_client, Runs, Generators.Runs).WaitUntilGoneAsync(patience);
        }
        catch (TimeoutException left)
        {
            throw new TimeoutException($"{left.Message}\n{Output}", left);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_coordinator.HasExited)
        {
            _coordinator.Kill();
        }

        _coordinator.Dispose();
        await Generators.DisposeAsync();
        _client.Dispose();
        _server.Kill();
        _server.Dispose();
        File.Delete(_profiles);
        await LeaveRunsAsync();
    }

    // The process that stands by for a killed coordinator writes there until it is done.
    private async Task LeaveRunsAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(2), SuiteUnderTest.RealTime);
        Directory.Delete(Runs, recursive: true);
    }
}
