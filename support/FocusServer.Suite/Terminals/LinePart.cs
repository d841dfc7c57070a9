namespace FocusServer.Suite.Terminals;

/// <summary>A part of a line of the view.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tone">The way in which it stands out.</param>
internal readonly record struct LinePart(string Text, Tone Tone = Tone.Plain);

/// <summary>The ways in which text stands out.</summary>
internal enum Tone
{
    /// <summary>Not at all.</summary>
    Plain,

    /// <summary>It matters.</summary>
    Strong,

    /// <summary>It goes without saying.</summary>
    Dim,

    /// <summary>A promise is kept.</summary>
    Good,

    /// <summary>A promise is not kept.</summary>
    Bad,
}
