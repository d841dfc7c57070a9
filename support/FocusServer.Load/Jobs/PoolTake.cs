using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Load.Jobs;

/// <summary>The measurements of a pool between two takes.</summary>
/// <param name="Streams">The rows of all jobs.</param>
/// <param name="Generators">The load generators on other machines; none when all jobs are this process's own.</param>
public sealed record PoolTake(StreamMeasurement Streams, IReadOnlyList<GeneratorTake> Generators);

/// <summary>The measurements of one load generator on another machine, of itself, between two takes.</summary>
/// <param name="Generator">Its part in the load, and the state of its connection and clock.</param>
/// <param name="Measurement">Its watch over itself; null when it has none, or when it did not come.</param>
public sealed record GeneratorTake(GeneratorHold Generator, GeneratorMeasurement? Measurement);
