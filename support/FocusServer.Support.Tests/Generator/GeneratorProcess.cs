using System.Collections.Concurrent;
using System.Diagnostics;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Generator;

/// <summary>A load generator in a process of its own.</summary>
internal sealed class GeneratorProcess : IDisposable
{
    // Tests that a script started in its background are deaf to INT, and so would be the programs that they start.
    private static readonly string[] _hearing = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private GeneratorProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The output of the process and its guard so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts it.</summary>
    public static GeneratorProcess Start(params string[] arguments) => StartBehind([], arguments);

    /// <summary>Starts it by a command before it, such as one that takes it elsewhere.</summary>
    public static GeneratorProcess StartBehind(string[] command, params string[] arguments)
    {
        string[] words = [.. _hearing, .. command, "dotnet", Path.Combine(AppContext.BaseDirectory, "FocusServer.Generator.dll"), .. arguments];
        return new GeneratorProcess(Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <summary>Waits until it has said something.</summary>
    public async Task WaitForAsync(string text)
    {
        using var patience = new CancellationTokenSource(SuiteUnderTest.Bound, SuiteUnderTest.RealTime);
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), SuiteUnderTest.RealTime, patience.Token);
        }
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has ended; returns its exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(SuiteUnderTest.Bound);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
