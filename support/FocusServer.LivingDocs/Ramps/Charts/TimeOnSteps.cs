namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Finds the place of a moment on the axis of steps: the hold of a level begins at its place, and between two of them time passes evenly.</summary>
internal sealed class TimeOnSteps
{
    private readonly List<(double At, double X)> _known = [];

    /// <param name="run">The ramp.</param>
    /// <param name="steps">The axis.</param>
    public TimeOnSteps(RampRun run, StepAxis steps)
    {
        _known.Add((0, steps.Left));
        foreach (var hold in run.Holds.GroupBy(hold => hold.Step.Level).Select(holds => holds.First()).OrderBy(hold => hold.HoldStartedAt))
        {
            // A search goes back to lower levels: its holds come after the ramp, and have no place of their own.
            if (steps.X(hold.Step.Level) >= _known[^1].X)
            {
                _known.Add((hold.HoldStartedAt.TotalSeconds, steps.X(hold.Step.Level)));
            }
        }

        _known.Add((Math.Max(_known[^1].At, (run.Record.CleanupStartedAt ?? run.Record.LastAt).TotalSeconds), steps.Right));
    }

    /// <summary>Gets the place of a moment, in scenario time since the run started; before and after the ramp, its edges.</summary>
    public double X(TimeSpan at)
    {
        var seconds = at.TotalSeconds;
        var next = _known.FindIndex(known => known.At > seconds);
        if (next <= 0)
        {
            return next == 0 ? _known[0].X : _known[^1].X;
        }

        var ((fromAt, fromX), (toAt, toX)) = (_known[next - 1], _known[next]);
        return fromX + ((toX - fromX) * (seconds - fromAt) / (toAt - fromAt));
    }
}
