namespace FocusServer.Load.Generators;

/// <summary>
/// The offset of another process's clock from ours, by two-way stamps. Each exchange proves an interval that the offset lies in: the other stamped
/// the command after it left, and the report before it came back. What all recent exchanges prove together is what is known; where they
/// contradict each other, the clock jumped, and what is known is only as good as the contradiction is wide. Not thread-safe.
/// </summary>
internal sealed class ClockComparison
{
    private static readonly TimeSpan _recent = TimeSpan.FromSeconds(10);

    // What changes less is not worth an entry of its own.
    private static readonly TimeSpan _grain = TimeSpan.FromMilliseconds(1);

    private readonly Queue<Proof> _proofs = [];
    private readonly List<(TimeSpan TheirsFrom, TimeSpan Offset)> _offsets = [];
    private TimeSpan? _worst;

    /// <summary>The time by which the other clock is ahead; null before the first exchange.</summary>
    public TimeSpan? Offset { get; private set; }

    /// <summary>The most by which <see cref="Offset"/> may be wrong; null before the first exchange.</summary>
    public TimeSpan? Uncertainty { get; private set; }

    /// <summary>Takes note of an exchange.</summary>
    /// <param name="sent">The time at which the command left, by our clock.</param>
    /// <param name="received">The time at which it arrived, by the other clock.</param>
    /// <param name="answered">The time at which the report left, by the other clock.</param>
    /// <param name="came">The time at which that arrived, by our clock.</param>
    public void Add(TimeSpan sent, TimeSpan received, TimeSpan answered, TimeSpan came)
    {
        _proofs.Enqueue(new Proof(came, AtLeast: answered - came, AtMost: received - sent));
        while (came - _proofs.Peek().At > _recent)
        {
            _proofs.Dequeue();
        }

        var (atLeast, atMost) = (_proofs.Max(proof => proof.AtLeast), _proofs.Min(proof => proof.AtMost));
        Uncertainty = atLeast <= atMost ? (atMost - atLeast) / 2 : atLeast - atMost;
        _worst = _worst > Uncertainty ? _worst : Uncertainty;

        // After a jump the latest exchange knows best.
        var latest = _proofs.Last();
        Offset = atLeast <= atMost ? (atLeast + atMost) / 2 : (latest.AtLeast + latest.AtMost) / 2;
        if (_offsets.Count == 0 || (_offsets[^1].Offset - Offset.Value).Duration() >= _grain)
        {
            _offsets.Add((_offsets.Count == 0 ? TimeSpan.MinValue : received, Offset.Value));
        }
    }

    /// <summary>Tells a time of the other clock by ours: always the same for the same time, whatever is learnt of the clock later.</summary>
    public TimeSpan ToOurs(TimeSpan theirs) => theirs - _offsets.FindLast(offset => offset.TheirsFrom <= theirs).Offset;

    /// <summary>Takes the worst uncertainty since the last call; null when there was no exchange.</summary>
    public TimeSpan? TakeWorst()
    {
        var worst = _worst > Uncertainty ? _worst : Uncertainty;
        _worst = Uncertainty;
        return worst;
    }

    private sealed record Proof(TimeSpan At, TimeSpan AtLeast, TimeSpan AtMost);
}
