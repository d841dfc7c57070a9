using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

/// <summary>A load generator that is overloaded when the test says so; nothing is watched.</summary>
internal sealed class ScriptedMonitor(Func<bool> overloaded) : IGeneratorMonitor
{
    /// <summary>The overloaded share of the time, when the generator is overloaded.</summary>
    public double SuspectShare { get; init; } = 1;

    /// <summary>The effects and the strains of that time.</summary>
    public IReadOnlyList<OverloadReason> Effects { get; init; } = [OverloadReason.ScheduleLag];

    public IReadOnlyList<OverloadReason> Strains { get; init; } = [];

    /// <summary>The longest by which it was late then.</summary>
    public TimeSpan Late { get; init; }

    public bool Blind { get; init; }

    public MachineTally Machine { get; init; } = new();

    public GeneratorMeasurement Take()
    {
        var measured = new GeneratorMeasurement();
        if (!Blind)
        {
            var suspect = overloaded() ? SuspectShare : 0;
            measured.Add(new GeneratorWindow
            {
                Length = TimeSpan.FromSeconds(10 * suspect),
                OverloadReasons = suspect > 0 ? Effects : [],
                Strains = suspect > 0 ? Strains : [],
                Lag = suspect > 0 && Late > TimeSpan.Zero ? Lag() : new LatencyHistogram(digits: 2),
                Machine = Machine,
                CpuTime = TimeSpan.FromSeconds(suspect) * Environment.ProcessorCount,
            });
            measured.Add(new GeneratorWindow { Length = TimeSpan.FromSeconds(10 * (1 - suspect)) });
        }

        return measured;
    }

    private LatencyHistogram Lag()
    {
        var lag = new LatencyHistogram(digits: 3);
        lag.Add(Late);
        return lag;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
