namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>The layout of a picture, in pixels at its natural size.</summary>
/// <param name="Width">The width of the picture.</param>
/// <param name="Left">The left edge of the panels, right of the numbers of their axes.</param>
/// <param name="Right">The right edge of the panels, left of the names of their lines.</param>
/// <param name="Tall">The height of the panels that matter most.</param>
/// <param name="Low">The height of the others.</param>
internal sealed record Layout(double Width, double Left, double Right, double Tall, double Low)
{
    /// <summary>The height above a panel, for its title.</summary>
    public const double TitleHeight = 38;

    /// <summary>The height above the first panel, for marks.</summary>
    public const double MarkHeight = 22;

    /// <summary>The height below the last panel, for the shared axis and a note.</summary>
    public const double FootHeight = 58;

    public static Layout For(ChartSize size) => size == ChartSize.Narrow
        ? new(360, 36, 258, 104, 78)
        : new(880, 44, 752, 128, 92);
}

/// <summary>The width of a picture; the size of its letters is always the same.</summary>
public enum ChartSize
{
    /// <summary>A page, or paper.</summary>
    Wide,

    /// <summary>A telephone held upright.</summary>
    Narrow,
}
