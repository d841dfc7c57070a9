using FocusServer.Load.Generator;
using FocusServer.Load.Measure;

namespace FocusServer.Load.Run;

/// <summary>Divides what pool and generator measure between the holds, and keeps the sum of the run, which does not grow with it.</summary>
internal sealed class RunFigures(IJobPool pool, ISelfWatch? selfWatch)
{
    private readonly StreamMeasurement _streams = new();
    private readonly GeneratorMeasurement _generator = new();

    /// <summary>A hold begins: what came before is none of its business.</summary>
    public void BeginHold() => Take();

    /// <summary>A hold ended.</summary>
    public (StreamSummary Streams, GeneratorSummary? Generator) EndHold()
    {
        var (streams, generator) = Take();
        return (streams.Summarize(), generator?.Summarize());
    }

    /// <summary>The whole run so far.</summary>
    public (StreamSummary Streams, GeneratorSummary? Generator) Sum()
    {
        Take();
        return (_streams.Summarize(), selfWatch is null ? null : _generator.Summarize());
    }

    private (StreamMeasurement Streams, GeneratorMeasurement? Generator) Take()
    {
        var (streams, generator) = (pool.TakeStreams(), selfWatch?.Take());
        _streams.Add(streams);
        if (generator is not null)
        {
            _generator.Add(generator);
        }

        return (streams, generator);
    }
}
