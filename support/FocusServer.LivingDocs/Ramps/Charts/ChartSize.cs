namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>For what width a picture is drawn; its letters have the same size in each.</summary>
public enum ChartSize
{
    /// <summary>A page, or paper.</summary>
    Wide,

    /// <summary>A telephone held upright.</summary>
    Narrow,
}
