namespace FocusServer.Load.SelfMonitoring;

/// <summary>The recent use of a total that only grows, from samples of the last period.</summary>
internal sealed class RecentUse(TimeSpan period)
{
    private readonly Queue<(TimeSpan At, TimeSpan Total)> _samples = [];

    /// <summary>Adds a sample; returns the part of each second that was used over the period, or null until the period is full.</summary>
    public double? Next(TimeSpan at, TimeSpan total)
    {
        _samples.Enqueue((at, total));
        while (_samples.Count > 1 && at - _samples.ElementAt(1).At >= period)
        {
            _samples.Dequeue();
        }

        var first = _samples.Peek();
        return at - first.At >= period ? (total - first.Total) / (at - first.At) : null;
    }
}
