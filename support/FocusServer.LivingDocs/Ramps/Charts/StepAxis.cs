namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>The axis that all panels share: a place for every step, in the order of the ramp.</summary>
internal sealed class StepAxis
{
    private const double Inset = 10;
    private readonly double _left;
    private readonly double _width;

    /// <param name="levels">The jobs of every step.</param>
    /// <param name="left">The left edge.</param>
    /// <param name="right">The right edge.</param>
    public StepAxis(IReadOnlyList<int> levels, double left, double right)
    {
        (Levels, Left, Right) = (levels, left, right);
        (_left, _width) = (left + Inset, right - left - (2 * Inset));
    }

    public IReadOnlyList<int> Levels { get; }

    public double Left { get; }

    public double Right { get; }

    /// <summary>The distance between two steps.</summary>
    public double Pitch => Levels.Count > 1 ? _width / (Levels.Count - 1) : _width;

    /// <summary>Creates the axis of a ramp: every level that was planned or held, in order.</summary>
    public static StepAxis For(RampRun run, double left, double right) =>
        new([.. (run.Plan?.Steps ?? []).Select(step => step.Level).Concat(run.Levels.Select(level => level.Step.Level)).Distinct().Order()], left, right);

    /// <summary>Gets the place of a number of jobs; interpolated between two steps.</summary>
    public double X(int jobs)
    {
        if (Levels.Count < 2)
        {
            return _left + (_width / 2);
        }

        var next = Levels.TakeWhile(level => level < jobs).Count();
        if (next == 0 || next == Levels.Count)
        {
            return _left + (next == 0 ? 0 : _width);
        }

        var (low, high) = (Levels[next - 1], Levels[next]);
        return _left + ((next - 1 + ((double)(jobs - low) / (high - low))) * Pitch);
    }

    /// <summary>Chooses the levels to label: the important one, the last one, and as many others as fit.</summary>
    /// <param name="room">The width of a label.</param>
    /// <param name="first">The important level; null if there is none.</param>
    public IReadOnlyList<int> Labelled(double room, int? first)
    {
        var every = Math.Max(1, (int)Math.Ceiling(room / Math.Max(1, Pitch)));
        var chosen = new List<int>();
        var regular = Levels.Where((_, i) => (Levels.Count - 1 - i) % every == 0).Reverse();
        foreach (var level in Levels.Where(level => level == first).Concat(regular))
        {
            if (chosen.TrueForAll(other => Math.Abs(X(other) - X(level)) >= room * 0.8))
            {
                chosen.Add(level);
            }
        }

        return chosen;
    }
}
