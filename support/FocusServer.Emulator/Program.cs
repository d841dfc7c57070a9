using System.CommandLine.Invocation;
using System.Runtime.InteropServices;

namespace FocusServer.Emulator;

/// <summary>Runs the emulator as a program of its own.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var commandLine = new EmulatorCommandLine();
        var line = commandLine.Parse(args);
        if (line.Action is not (null or ParseErrorAction))
        {
            // --help or --version
            return await line.InvokeAsync();
        }

        try
        {
#pragma warning disable RS0030 // The entry point of a program supplies the system's clock
            await RunAsync(commandLine.ReadOptions(line, TimeProvider.System));
#pragma warning restore RS0030
            return 0;
        }
        catch (Exception mistake) when (mistake is ArgumentException or IOException)
        {
            await Console.Error.WriteLineAsync(mistake.Message);
            return 1;
        }
    }

    private static async Task RunAsync(EmulatorOptions options)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var server = await FocusServerEmulator.StartAsync(
            options, logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning), CancellationToken.None);
        Console.WriteLine($"Focus Server emulator on {server.BaseUrl}, {options.Windows} windows, {DescribePorts(options)}, profile {options.Profile}. Ctrl-C ends it.");
        await stop.Task;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }

    private static string DescribePorts(EmulatorOptions options) =>
        options.JobPortBase is { } first ? $"job ports {first + 1} to {first + options.Windows}" : "any free job ports";
}
