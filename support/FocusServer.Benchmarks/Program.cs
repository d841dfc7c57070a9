using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using FocusServer.Client;
using FocusServer.LivingDocs;

namespace FocusServer.Benchmarks;

/// <summary>Measures costs and compares them with their limits.</summary>
internal static class Program
{
    private static readonly TimeSpan _timeToStop = TimeSpan.FromSeconds(30);

    public static async Task<int> Main(string[] args)
    {
#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
        var parsed = new BenchmarkCommand(TimeProvider.System, ReportAsync).Root.Parse(args);
#pragma warning restore RS0030
        var mistakes = CommandLine.FindMistakes(parsed);
        if (mistakes.Count == 0)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = _timeToStop });
        }

        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, mistakes));
        return 2;
    }

    private static async Task<int> ReportAsync(Task<IReadOnlyList<Reading>> benchmark)
    {
        try
        {
            var results = await benchmark;
            return results.Count(Show) == results.Count ? 0 : 1;
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
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Name,-76} {reading.Value,9:0.###} {reading.Unit,-8} {limit}"));
        return reading.IsWithin;
    }
}
