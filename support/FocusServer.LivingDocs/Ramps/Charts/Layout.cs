namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>Where things stand in a picture, in its own units; one is a pixel at its natural size.</summary>
/// <param name="Width">Of the picture.</param>
/// <param name="Left">Where the panels begin, right of the numbers of their axes.</param>
/// <param name="Right">Where the panels end, left of the names of their lines.</param>
/// <param name="Tall">The height of the panels that matter most.</param>
/// <param name="Low">The height of the others.</param>
internal sealed record Layout(double Width, double Left, double Right, double Tall, double Low)
{
    /// <summary>Above a panel, for its title.</summary>
    public const double TitleHeight = 38;

    /// <summary>Above the first panel, for what is marked.</summary>
    public const double MarkHeight = 22;

    /// <summary>Below the last panel, for the numbers of the shared axis and a note.</summary>
    public const double FootHeight = 58;

    public static Layout For(ChartSize size) => size == ChartSize.Narrow
        ? new(360, 36, 258, 104, 78)
        : new(880, 44, 752, 128, 92);
}

/// <summary>For what width a picture is drawn; its letters have the same size in each.</summary>
public enum ChartSize
{
    /// <summary>A page, or paper.</summary>
    Wide,

    /// <summary>A telephone held upright.</summary>
    Narrow,
}
