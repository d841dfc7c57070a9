namespace FocusServer.Suite.Terminals;

/// <summary>A line of the view.</summary>
/// <param name="Wraps">True when what does not fit goes on in the next line; false when it is cut off.</param>
/// <param name="Parts">The parts.</param>
internal sealed record FrameLine(bool Wraps, params IReadOnlyList<LinePart> Parts)
{
    /// <summary>Gets an empty line.</summary>
    public static FrameLine Empty { get; } = new(Wraps: false);
}
