namespace FocusServer.Load.SelfMonitoring;

/// <summary>How much of something that only grows was used lately: samples of the last while, and no more.</summary>
internal sealed class RecentUse(TimeSpan period)
{
    private readonly Queue<(TimeSpan At, TimeSpan Total)> _samples = [];

    /// <summary>Adds a sample; returns how much of each second was used over the period, or null while it is not over.</summary>
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
