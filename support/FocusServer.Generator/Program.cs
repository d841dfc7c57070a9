using System.CommandLine;
using FocusServer.Cluster;
using FocusServer.Generator.Guarding;
using FocusServer.Load.Generators;

namespace FocusServer.Generator;

/// <summary>A load generator as a program of its own.</summary>
internal static class Program
{
    private const int CannotStart = 2;

    public static async Task<int> Main(string[] args)
    {
        var commandLine = new GeneratorCommandLine(RunAsync, GuardAsync);
        var parsed = commandLine.Root.Parse(args);
        var mistakes = commandLine.FindMistakes(parsed);
        if (mistakes.Count == 0)
        {
            // Signals are the program's own.
            return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
        }

        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, mistakes));
        return CannotStart;
    }

    private static async Task<int> RunAsync(GeneratorSettings settings)
    {
        try
        {
            await new GeneratorProgram(settings).RunAsync();
            return 0;
        }
        catch (Exception e) when (e is GeneratorsException or PortInUseException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return CannotStart;
        }
    }

    private static async Task<int> GuardAsync(int guarded)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        return await new GuardProgram(guarded).RunAsync(input);
    }
}
