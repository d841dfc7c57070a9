using FocusServer.Emulator;
using FocusServer.Emulator.Faults;
using Microsoft.Extensions.Time.Testing;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>A server drawn from a seed: its room, its habits and up to three faults.</summary>
internal sealed record RandomServer(int Seed, int Windows, bool DeleteSupported, IReadOnlyList<Fault> Faults)
{
    /// <summary>Up to here a delay costs time and nothing else.</summary>
    public static readonly TimeSpan Harmless = TimeSpan.FromSeconds(5);

    private const int MostFaults = 3;
    private static readonly FaultKind[] _kinds = Enum.GetValues<FaultKind>();
    private static readonly string[] _routes = ["ack", "channels", "live_metadata", "configure", "configure", "metadata", "job"];
    private static readonly double[] _rates = [0.02, 0.1, 0.3, 1];

    public static RandomServer Of(int seed)
    {
        var chance = new Random(seed);
        var windows = chance.Next(4) == 0 ? chance.Next(1, 6) : chance.Next(6, 20);
        var server = new RandomServer(seed, windows, chance.Next(4) > 0, []);
        for (var left = chance.Next(MostFaults + 1); left > 0;)
        {
            var next = server with { Faults = [.. server.Faults, Draw(chance)] };
            if (!EmulatorOptionsValidator.FindMistakes(next.Options(new FakeTimeProvider())).Any())
            {
                server = next;
                left--;
            }
        }

        return server;
    }

    /// <summary>Nothing goes wrong on it.</summary>
    public static RandomServer Healthy { get; } = new(0, 10, true, []);

    /// <summary>Quick in all it does, so that a run is short, but not so quick that a pause of the machine is taken for a client that went away.</summary>
    public EmulatorOptions Options(TimeProvider time) => new()
    {
        TimeProvider = time,
        MaxWindows = Windows,
        DeleteSupported = DeleteSupported,
        Faults = Faults,
        Seed = Seed,
        PodDelay = TimeSpan.FromSeconds(0.2),
        RowInterval = TimeSpan.FromSeconds(4),
        IdleCheckInterval = TimeSpan.FromSeconds(7),
        EndedTimeout = TimeSpan.FromSeconds(6),
    };

    /// <summary>Tells whether a delay of this kind is so long that a client may give up.</summary>
    public bool TakesTooLong(FaultKind kind) => Faults.Any(fault => fault.Kind == kind && (fault.Delay is null || fault.Delay > Harmless || fault.P99 > Harmless));

    public override string ToString() =>
        $"seed {Seed}: {Windows} windows, {(DeleteSupported ? "DELETE" : "no DELETE")}, {(Faults.Count == 0 ? "no fault" : string.Join(" + ", Faults))}";

    // The checker of faults says which parameters a fault takes.
    private static Fault Draw(Random chance)
    {
        var kind = _kinds[chance.Next(_kinds.Length)];
        var rule = FaultRules.For(kind);
        var atAJob = chance.Next(3) == 0 || kind == FaultKind.Crash;
        return new Fault
        {
            Kind = kind,
            Rate = kind switch { FaultKind.Crash => 1, FaultKind.SkipRow => 0.2, _ => Pick(_rates) },
            FromJob = atAJob ? chance.Next(1, 7) : null,
            Between = !atAJob && chance.Next(3) == 0 ? Window() : null,
            Route = rule.Parameters.Contains("route") && kind != FaultKind.Degrade && chance.Next(5) > 0 ? Pick(_routes) : null,
            Delay = rule.Parameters.Contains("delay") ? Delay() : null,
            Status = rule.Parameters.Contains("status") && chance.Next(2) == 0 ? rule.Status[chance.Next(rule.Status.Count)] : null,
            Limit = rule.Parameters.Contains("limit") && chance.Next(2) == 0 ? chance.Next(1, 4) : null,
            AfterRows = rule.Parameters.Contains("afterRows") ? chance.Next(6) : null,
        };

        T Pick<T>(T[] from) => from[chance.Next(from.Length)];

        TimeWindow Window() => TimeSpan.FromSeconds(chance.Next(30)) is var from && chance.Next(2) == 0 ? new(from) : new(from, from + TimeSpan.FromSeconds(chance.Next(2, 30)));

        TimeSpan? Delay() => kind switch
        {
            FaultKind.Stall when chance.Next(2) == 0 => null,
            FaultKind.Degrade => TimeSpan.FromSeconds(chance.Next(2) == 0 ? 0.2 : 6),
            FaultKind.Crash => TimeSpan.FromSeconds(chance.Next(2, 60)),
            _ => chance.Next(2) == 0 ? TimeSpan.FromSeconds(chance.Next(1, 5)) : TimeSpan.FromSeconds(50),
        };
    }
}
