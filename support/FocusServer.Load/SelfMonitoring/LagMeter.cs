using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// A schedule with nothing to do but to see how late it is. Every moment that was due counts, those that came all at once included: a
/// process that stood still for a second was late a hundred times.
/// </summary>
internal sealed class LagMeter(TimeSpan tick)
{
    // A process that stood still for an hour needs no more proof.
    private const int MostTicksAtOnce = 10_000;

    private LatencyHistogram _lag = new(digits: 2);

    public TimeSpan NextDue { get; private set; }

    /// <summary>Notes all that is due by now.</summary>
    public void CatchUp(TimeSpan now)
    {
        for (var i = 0; NextDue <= now && i < MostTicksAtOnce; i++)
        {
            _lag.Add(now - NextDue);
            NextDue += tick;
        }

        NextDue = NextDue <= now ? now + tick : NextDue;
    }

    public LatencyHistogram Take()
    {
        var taken = _lag;
        _lag = new LatencyHistogram(digits: 2);
        return taken;
    }
}
