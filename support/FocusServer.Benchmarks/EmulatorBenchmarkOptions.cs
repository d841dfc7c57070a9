using System.Globalization;

namespace FocusServer.Benchmarks;

/// <summary>What the emulator is to bear.</summary>
internal sealed record EmulatorBenchmarkOptions
{
    /// <summary>How many live jobs there are; 1,000 by default.</summary>
    public int Jobs { get; init; } = 1000;

    /// <summary>How long it is watched under load, in seconds; 30 by default.</summary>
    public int Seconds { get; init; } = 30;

    /// <summary>The port before the first job's; 21000 by default.</summary>
    public int JobPortBase { get; init; } = 21_000;

    /// <summary>The options that the arguments ask for; null when they cannot be read.</summary>
    public static EmulatorBenchmarkOptions? Read(ReadOnlySpan<string> arguments)
    {
        var options = new EmulatorBenchmarkOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                return null;
            }

            switch (arguments[i])
            {
                case "--jobs":
                    options = options with { Jobs = number };
                    break;
                case "--seconds":
                    options = options with { Seconds = number };
                    break;
                case "--job-port-base":
                    options = options with { JobPortBase = number };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
