namespace FocusServer.Suite.Terminals;

/// <summary>A terminal that a view is drawn on.</summary>
internal interface ITerminal : IDisposable
{
    /// <summary>Its size now; zero where it is not known.</summary>
    TerminalSize Size { get; }

    /// <summary>Writes text and control sequences, all at once, so that nothing of another process comes between.</summary>
    /// <exception cref="IOException">The terminal is gone.</exception>
    void Write(string text);
}
