namespace FocusServer.Benchmarks;

/// <summary>The load that the emulator has to bear.</summary>
internal sealed record EmulatorBenchmarkOptions
{
    public int Jobs { get; init; } = 1000;

    public int Seconds { get; init; } = 30;

    public int JobPortBase { get; init; } = 21_000;
}
