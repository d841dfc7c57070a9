using System.Globalization;
using System.Net.Sockets;
using FocusServer.Client;

namespace FocusServer.Benchmarks;

/// <summary>Measures what the emulator costs, and holds it against what it may cost.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: FocusServer.Benchmarks emulator [--jobs 1000] [--seconds 30] [--job-port-base 21000]
               FocusServer.Benchmarks shapes [--seconds 30] [--job-port-base 21000]

        Starts the emulator in a process of its own and reads every stream of every job from this one: many jobs of one shape, or a hundred of which
        no two are alike. Exit code 0: within all limits; 1: not.
        """;

    public static async Task<int> Main(string[] args)
    {
        if (args is not ["emulator" or "shapes", .. var rest] || EmulatorBenchmarkOptions.Read(rest) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupted.Cancel();
        };
        try
        {
#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
            var benchmark = new EmulatorBenchmark(options, TimeProvider.System);
#pragma warning restore RS0030
            Reading[] results = args is ["shapes", ..]
                ? [.. await benchmark.RunShapesAsync(interrupted.Token)]
                : [.. await benchmark.RunAsync(interrupted.Token)];
            return results.Count(Show) == results.Length ? 0 : 1;
        }
        catch (Exception failure) when (failure is FocusServerException or IOException or SocketException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 2;
        }
    }

    private static bool Show(Reading reading)
    {
        var limit = reading.Limit is { } most ? string.Create(CultureInfo.InvariantCulture, $"limit {most:0.##} {reading.Unit}{(reading.IsWithin ? "" : "  MISSED")}") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Name,-64} {reading.Value,9:0.###} {reading.Unit,-8} {limit}"));
        return reading.IsWithin;
    }
}
