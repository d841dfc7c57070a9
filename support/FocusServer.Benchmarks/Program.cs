using System.Globalization;
using System.Net.Sockets;
using FocusServer.Client;

namespace FocusServer.Benchmarks;

/// <summary>Measures costs and compares them with their limits.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: FocusServer.Benchmarks emulator [--jobs 1000] [--seconds 30] [--job-port-base 21000]
               FocusServer.Benchmarks shapes [--seconds 30] [--job-port-base 21000]

        Starts the emulator in a process of its own and reads every stream of every job from this one: many jobs of one shape, or a hundred of which
        no two are alike.

               FocusServer.Benchmarks living-docs [--scenarios 2000]

        Writes the living documentation of as many scenarios, all of them failing, after twenty earlier runs. Exit code 0: within all limits; 1: not.
        """;

    public static async Task<int> Main(string[] args)
    {
        if (Choose(args) is not { } benchmark)
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
            var results = await benchmark(interrupted.Token);
            return results.Count(Show) == results.Count ? 0 : 1;
        }
        catch (Exception failure) when (failure is FocusServerException or IOException or SocketException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 2;
        }
    }

#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
    private static Func<CancellationToken, Task<IReadOnlyList<Reading>>>? Choose(string[] args) => args switch
    {
        ["emulator", .. var rest] when EmulatorBenchmarkOptions.Read(rest) is { } options => new EmulatorBenchmark(options, TimeProvider.System).RunAsync,
        ["shapes", .. var rest] when EmulatorBenchmarkOptions.Read(rest) is { } options => new EmulatorBenchmark(options, TimeProvider.System).RunShapesAsync,
        ["living-docs"] => cancellationToken => new LivingDocsBenchmark(TimeProvider.System).RunAsync(2000, cancellationToken),
        ["living-docs", "--scenarios", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var scenarios) && scenarios >= 100 =>
            cancellationToken => new LivingDocsBenchmark(TimeProvider.System).RunAsync(scenarios, cancellationToken),
        _ => null,
    };
#pragma warning restore RS0030

    private static bool Show(Reading reading)
    {
        var limit = reading.Limit is { } most ? string.Create(CultureInfo.InvariantCulture, $"limit {most:0.##} {reading.Unit}{(reading.IsWithin ? "" : "  MISSED")}") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Name,-64} {reading.Value,9:0.###} {reading.Unit,-8} {limit}"));
        return reading.IsWithin;
    }
}
