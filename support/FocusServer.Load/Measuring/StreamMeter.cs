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
