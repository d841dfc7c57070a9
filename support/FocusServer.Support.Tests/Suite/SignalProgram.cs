using System.Diagnostics;
using System.Runtime.InteropServices;
using FluentAssertions;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;

namespace FocusServer.Support.Tests.Suite;

/// <summary>A process of its own that hears signals, is deaf to them, or holds artifacts: one to the tests' process would end other tests too.</summary>
internal sealed class SignalProgram : IDisposable
{
    public const string Hears = "hears-signals";
    public const string IsDeaf = "is-deaf-to-signals";
    public const string HoldsArtifacts = "holds-artifacts";
    public const int Pace = 10;

    // Tests that a script started in its background are deaf to INT, and so would be the programs that they start.
    private static readonly string[] _hearing = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT,QUIT"] : [];

    private readonly Process _process;

    private SignalProgram(Process process) => _process = process;

    /// <summary>Starts it; returns once it listens.</summary>
    /// <param name="command">What it is to do.</param>
    /// <param name="starters">The ids of the processes that it takes for its starters.</param>
    /// <param name="more">What the command needs.</param>
    public static async Task<SignalProgram> StartAsync(string command, string starters = "", string more = "")
    {
        string[] words = [.. _hearing, "dotnet", typeof(Program).Assembly.Location, command, more];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment[Starters.Variable] = starters;
        var program = new SignalProgram(Process.Start(start)!);
        (await program.ReadLineAsync()).Should().Be("listening");
        return program;
    }

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync().WaitAsync(SuiteUnderTest.Bound);

    public Task WriteLineAsync(string line) => _process.StandardInput.WriteLineAsync(line).WaitAsync(SuiteUnderTest.Bound);

    public int Id => _process.Id;

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(SuiteUnderTest.Bound);
        kill.ExitCode.Should().Be(0, "the process must be there to hear it");
    }

    /// <summary>Ends it at once.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until it has ended.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(SuiteUnderTest.Bound);
        return _process.ExitCode;
    }

    /// <summary>Runs the process.</summary>
    public static Task<int> RunAsync(string command, string more) => command switch
    {
        Hears => HearAsync(),
        IsDeaf => BeDeafAsync(),
        _ => HoldAsync(more),
    };

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static async Task<int> HearAsync()
    {
        using var stop = new StopSignal();
        var stopped = new TaskCompletionSource();
        using var registration = stop.Token.Register(stopped.SetResult);
        Console.WriteLine("listening");
        await stopped.Task;
        Console.WriteLine(stop.Request(Pace));
        await Console.In.ReadLineAsync();
        using var next = new StopSignal();
        Console.WriteLine(next.Token.IsCancellationRequested);
        await Console.In.ReadLineAsync();
        return 0;
    }

    private static async Task<int> HoldAsync(string artifacts)
    {
        using var held = RunLock.Take(artifacts, Environment.ProcessId, SuiteUnderTest.RealTime.GetUtcNow());
        Console.WriteLine("listening");
        await Console.In.ReadLineAsync();
        return 0;
    }

    private static async Task<int> BeDeafAsync()
    {
        using var deaf = new DeafToSignals();

        // Hears them too, and does nothing about them: what it has said aloud is no longer on its way when the process ends.
        List<PosixSignalRegistration> heard =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP }
                .Select(signal => PosixSignalRegistration.Create(signal, context => Console.WriteLine($"heard {context.Signal}"))),
        ];
        Console.WriteLine("listening");
        for (var line = await Console.In.ReadLineAsync(); line is { Length: > 0 }; line = await Console.In.ReadLineAsync())
        {
            Console.WriteLine(line);
        }

        heard.ForEach(registration => registration.Dispose());
        return 0;
    }
}
