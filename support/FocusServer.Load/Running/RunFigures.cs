using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;
using FocusServer.Load.Measuring;
using FocusServer.Load.SelfMonitoring;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>Divides what pool and generator measure between the holds, and keeps the sum of the run, which does not grow with it.</summary>
internal sealed class RunFigures(IJobPool pool, IGeneratorMonitor? monitor, RunClock clock)
{
    private readonly StreamMeasurement _streams = new();
    private readonly GeneratorMeasurement _generator = new();
    private StreamMeasurement _level = new();
    private TimeSpan _holdBegan;

    /// <summary>Begins a level: the first rows of its jobs are counted from here, through all of its holds.</summary>
    public void BeginLevel() => _level = new StreamMeasurement();

    /// <summary>Begins a hold: of what was measured before, only first rows count for it.</summary>
    public async Task BeginHoldAsync()
    {
        _level.AddFirstRows((await TakeAsync()).Pool.Streams);
        _holdBegan = clock.Now;
    }

    public async Task<(StreamSummary Streams, GeneratorSummary? Generator, IReadOnlyList<GeneratorHold> Generators)> EndHoldAsync()
    {
        var (taken, generator) = await TakeAsync();
        var measured = clock.Now - _holdBegan;
        _level.AddFirstRows(taken.Streams);
        return (
            taken.Streams.Summarize(measured) with { FirstRow = _level.Summarize(measured).FirstRow },
            generator?.Summarize(),
            [.. taken.Generators.Select(other => other.Generator with { Watch = other.Measurement?.Summarize() })]);
    }

    public async Task<(StreamSummary Streams, GeneratorSummary? Generator)> SumAsync()
    {
        await TakeAsync();
        return (_streams.Summarize(clock.Now), monitor is null ? null : _generator.Summarize());
    }

    private async Task<(PoolTake Pool, GeneratorMeasurement? Generator)> TakeAsync()
    {
        var (taken, generator) = (await pool.TakeAsync(), monitor?.Take());
        _streams.Add(taken.Streams);
        if (generator is not null)
        {
            _generator.Add(generator);
        }

        return (taken, generator);
    }
}
