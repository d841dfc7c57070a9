using FocusServer.Evidence;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>A figure that changed at equal load by more than the noise of the runs before.</summary>
/// <param name="Figure">The name of the figure, such as "p95".</param>
/// <param name="Jobs">The level, in jobs.</param>
/// <param name="Before">The median of the runs before.</param>
/// <param name="Now">The value of this run.</param>
/// <param name="Unit">"ms" or "%".</param>
/// <param name="Worse">True if it changed for the worse.</param>
public sealed record LevelChange(string Figure, int Jobs, double Before, double Now, string Unit, bool Worse)
{
    /// <summary>The change, such as "p95 at 50 jobs 410 → 520 ms".</summary>
    public string Sentence => $"{Figure} at {Figures.Jobs(Jobs)} {Text(Before)} → {Text(Now)} {Unit}";

    private string Text(double value) => Unit == "ms" ? Figures.Milliseconds(TimeSpan.FromMilliseconds(value)) : Figures.Number(value);
}
