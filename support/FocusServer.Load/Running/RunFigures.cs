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
    public void BeginHold()
    {
        _level.AddFirstRows(Take().Streams);
        _holdBegan = clock.Now;
    }

    public (StreamSummary Streams, GeneratorSummary? Generator) EndHold()
    {
        var (streams, generator) = Take();
        var measured = clock.Now - _holdBegan;
        _level.AddFirstRows(streams);
        return (streams.Summarize(measured) with { FirstRow = _level.Summarize(measured).FirstRow }, generator?.Summarize());
    }

    public (StreamSummary Streams, GeneratorSummary? Generator) Sum()
    {
        Take();
        return (_streams.Summarize(clock.Now), monitor is null ? null : _generator.Summarize());
    }

    private (StreamMeasurement Streams, GeneratorMeasurement? Generator) Take()
    {
        var (streams, generator) = (pool.TakeStreams(), monitor?.Take());
        _streams.Add(streams);
        if (generator is not null)
        {
            _generator.Add(generator);
        }

        return (streams, generator);
    }
}
