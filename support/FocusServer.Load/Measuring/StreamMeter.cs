using FocusServer.Client;
using FocusServer.Load.Telemetry;

namespace FocusServer.Load.Measuring;

/// <summary>Collects what the streams of all jobs of a pool do, until it is taken.</summary>
internal sealed class StreamMeter
{
    private readonly Lock _gate = new();
    private StreamMeasurement _open = new();

    public void Add(Action<StreamMeasurement> measured)
    {
        lock (_gate)
        {
            measured(_open);
        }
    }

    /// <summary>Adds a message with rows. A method of its own, since it is called for every row, thousands of times a second.</summary>
    public void AddRows(RowArrival arrival, RowOrder order, TimeSpan? gap)
    {
        LoadMetrics.Rows(arrival.Rows, arrival.Bytes, gap);
        lock (_gate)
        {
            _open.AddRows(arrival, order, gap);
        }
    }

    public StreamMeasurement Take()
    {
        lock (_gate)
        {
            var taken = _open;
            _open = new StreamMeasurement();
            return taken;
        }
    }
}
