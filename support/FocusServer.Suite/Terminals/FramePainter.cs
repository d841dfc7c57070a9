using Spectre.Console;
using Spectre.Console.Rendering;

namespace FocusServer.Suite.Terminals;

/// <summary>Paints the lines of a view for a terminal: as wide as that, and in its colours.</summary>
internal static class FramePainter
{
    private const string CutOff = "…";

    /// <summary>Paints lines; each result is one line of the terminal, with its control sequences.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="size">The most columns and lines.</param>
    /// <param name="colors">False for a terminal without colours, or a person who wants none.</param>
    public static IReadOnlyList<string> Paint(IEnumerable<FrameLine> lines, TerminalSize size, bool colors)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(text),
        });
        (console.Profile.Width, console.Profile.Height) = (size.Columns, size.Rows);
        foreach (var line in lines)
        {
            console.Write(line.Wraps ? Wrapped(line) : new OneLine([.. line.Parts.Select(part => new Segment(Printable(part.Text), StyleOf(part.Tone)))]));
            console.Write("\n");
        }

        return [.. text.ToString().Replace("\r", "", StringComparison.Ordinal).Split('\n').Take(size.Rows)];
    }

    private static Paragraph Wrapped(FrameLine line)
    {
        var paragraph = new Paragraph();
        foreach (var part in line.Parts)
        {
            paragraph.Append(Printable(part.Text), StyleOf(part.Tone));
        }

        return paragraph;
    }

    // What a server answers is in a line as well: it must not move the cursor.
    private static string Printable(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text;

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Dim => new Style(foreground: Color.Grey),
        Tone.Good => new Style(foreground: Color.Green),
        Tone.Bad => new Style(foreground: Color.Red, decoration: Decoration.Bold),
        _ => Style.Plain,
    };

    private sealed class OneLine(IReadOnlyList<Segment> parts) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            if (Segment.CellCount(parts) <= maxWidth)
            {
                return parts;
            }

            var (cut, left) = (new List<Segment>(), maxWidth - 1);
            foreach (var part in parts.TakeWhile(_ => left > 0))
            {
                var fits = part.CellCount() <= left ? part : Segment.Truncate(part, left) ?? Segment.Empty;
                cut.Add(fits);
                left = ReferenceEquals(fits, part) ? left - part.CellCount() : 0;
            }

            return [.. cut, new Segment(CutOff)];
        }
    }
}
