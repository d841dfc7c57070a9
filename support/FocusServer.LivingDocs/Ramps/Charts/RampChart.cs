using System.Xml.Linq;

namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Draws a ramp: panels on one shared axis of steps, as an SVG without script, font or address in it.</summary>
public static class RampChart
{
    /// <summary>Draws the chart for a page, in the colours of the page's CSS variables.</summary>
    /// <param name="run">The ramp.</param>
    /// <param name="band">The ranges of earlier runs; none by default.</param>
    /// <param name="size">The size of the picture; wide by default.</param>
    /// <returns>One <c>svg</c> element; empty when no level was judged.</returns>
    public static string Svg(RampRun run, Band? band = null, ChartSize size = ChartSize.Wide) =>
        Draw(run, band, size, alone: false)?.ToString(SaveOptions.DisableFormatting) ?? "";

    /// <summary>Draws the chart for wide and for narrow screens; the page shows the one that fits.</summary>
    public static string Responsive(RampRun run, Band? band = null) =>
        Svg(run, band) + Svg(run, band, ChartSize.Narrow);

    /// <summary>Draws the chart for a file, with a background of its own.</summary>
    /// <returns>An SVG document; empty when no level was judged.</returns>
    public static string File(RampRun run, Band? band = null) =>
        Draw(run, band, ChartSize.Wide, alone: true)?.ToString(SaveOptions.DisableFormatting) ?? "";

    private static XElement? Draw(RampRun run, Band? band, ChartSize size, bool alone)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Levels.Count == 0)
        {
            return null;
        }

        var picture = new RampPicture(run, band, Layout.For(size));
        List<XElement> content = [.. picture.Draw()];
        return Shapes.Picture(
            picture.Width,
            picture.Height,
            $"rc rc-{size.ToString().ToLowerInvariant()}{(alone ? " rc-alone" : "")}",
            alone,
            run.Text.About(run.Subject),
            ChartWords.Describe(run),
            alone ? Shapes.Box(0, 0, picture.Width, picture.Height, "rc-ground") : null,
            content);
    }
}
