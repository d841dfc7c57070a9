namespace FocusServer.Benchmarks;

/// <summary>The load that the emulator has to bear.</summary>
internal sealed record EmulatorBenchmarkOptions
{
    /// <summary>The number of live jobs; 1,000 by default.</summary>
    public int Jobs { get; init; } = 1000;

    /// <summary>The time to measure under load, in seconds; 30 by default.</summary>
    public int Seconds { get; init; } = 30;

    /// <summary>The port before the first job's; 21000 by default.</summary>
    public int JobPortBase { get; init; } = 21_000;
}
