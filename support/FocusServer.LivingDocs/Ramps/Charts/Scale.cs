namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>The upright axis of a panel, from zero to a round number.</summary>
/// <param name="Top">The number at its upper end.</param>
/// <param name="Ticks">The numbers to be written beside it.</param>
internal sealed record Scale(double Top, IReadOnlyList<double> Ticks)
{
    /// <summary>The scale of percentages.</summary>
    public static Scale Percent { get; } = new(100, [0, 50, 100]);

    /// <summary>Creates a scale from zero to at least a number.</summary>
    public static Scale UpTo(double highest)
    {
        var step = RoundStep(Math.Max(highest, 1e-9) / 3);
        var top = Math.Ceiling(Math.Round(highest / step, 6)) * step;
        top = top <= 0 ? step : top;
        return new(top, [.. Enumerable.Range(0, (int)Math.Round(top / step) + 1).Select(i => i * step)]);
    }

    private static double RoundStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double[] nice = [1, 2, 5, 10];
        return nice.First(factor => factor * power >= rough * 0.9999) * power;
    }
}
