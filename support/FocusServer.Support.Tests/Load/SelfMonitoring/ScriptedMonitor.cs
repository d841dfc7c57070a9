using FocusServer.Evidence.Measurements;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

/// <summary>A load generator that is overloaded when the test says so; nothing is watched.</summary>
internal sealed class ScriptedMonitor(Func<bool> overloaded) : IGeneratorMonitor
{
    /// <summary>The overloaded share of the time, when the generator is overloaded.</summary>
    public double SuspectShare { get; init; } = 1;

    public bool Blind { get; init; }

    public MachineTally Machine { get; init; } = new();

    public GeneratorMeasurement Take()
    {
        var measured = new GeneratorMeasurement();
        if (!Blind)
        {
            var suspect = overloaded() ? SuspectShare : 0;
            measured.Add(new GeneratorWindow { Length = TimeSpan.FromSeconds(10 * suspect), OverloadReasons = [OverloadReason.ScheduleLag], Machine = Machine, CpuTime = TimeSpan.FromSeconds(suspect) * Environment.ProcessorCount });
            measured.Add(new GeneratorWindow { Length = TimeSpan.FromSeconds(10 * (1 - suspect)) });
        }

        return measured;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
