namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>
/// The distance of the cluster's clock from this machine's, by the date of its answers. Its stamps have whole seconds, and so a thing is taken to be as young as
/// its stamp allows.
/// </summary>
/// <param name="time">The machine's own clock.</param>
internal sealed class ClusterClock(TimeProvider time)
{
    private static readonly TimeSpan _grain = TimeSpan.FromSeconds(1);

    // Half a second, since a date has whole seconds.
    private static readonly TimeSpan _half = TimeSpan.FromSeconds(0.5);

    private TimeSpan _ahead;

    /// <summary>Takes note of the date of an answer.</summary>
    public void Set(DateTimeOffset? date) => _ahead = date is { } theirs ? theirs + _half - time.GetUtcNow() : _ahead;

    /// <summary>Gets how long ago something happened, in real time; zero where there is no stamp.</summary>
    public TimeSpan Age(DateTime? stamp)
    {
        if (stamp is not { } at)
        {
            return TimeSpan.Zero;
        }

        var age = time.GetUtcNow() + _ahead - new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) - _grain;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
