using System.Text.RegularExpressions;
using FocusServer.Suite.Terminals;

namespace FocusServer.Support.Tests.Suite.Following;

/// <summary>A terminal without a screen, which remembers what was written to it.</summary>
internal sealed partial class MemoryTerminal : ITerminal
{
    private readonly List<string> _writes = [];

    public TerminalSize Size { get; set; } = new(100, 40);

    /// <summary>True for a terminal that was closed.</summary>
    public bool Gone { get; set; }

    public bool Disposed { get; private set; }

    public IReadOnlyList<string> Writes => _writes;

    /// <summary>The lines of the last picture, without control sequences.</summary>
    public IReadOnlyList<string> Screen => [.. _writes.Last(write => write.Contains("\e[1;1H", StringComparison.Ordinal)).Split("\e[K").Select(line => Sequence().Replace(line, "").TrimEnd())];

    public void Write(string text) => _writes.Add(Gone ? throw new IOException("Input/output error") : text);

    public void Dispose() => Disposed = true;

    [GeneratedRegex(@"\e(\[[0-9;?]*[A-Za-z]|[78])")]
    private static partial Regex Sequence();
}
