using System.Globalization;
using System.Text;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Renders the recordings as a timeline.</summary>
internal static class RecordingsTimeline
{
    private const int Width = 1000;
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Recordings</title>
        <style>
        :root { color-scheme: light dark; font-family: system-ui, sans-serif }
        body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
        svg { background: color-mix(in srgb, currentColor 10%, transparent); height: 3rem; width: 100% }
        rect { fill: #2a7fba }
        table { border-spacing: 1rem .2rem; margin-left: -1rem; font-variant-numeric: tabular-nums }
        th { text-align: left }
        </style>
        </head>
        <body>
        <h1>Recordings</h1>

        """;

    public static string Render(RecordingArchive archive)
    {
        var page = new StringBuilder(Head);
        if (archive.All.Count == 0)
        {
            page.Append("<p>There are no recordings.</p>\n");
        }
        else
        {
            Draw(page, archive);
            List(page, archive);
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Draw(StringBuilder page, RecordingArchive archive)
    {
        var start = archive.All[0].Start;
        var length = Math.Max(1, archive.All.Max(archive.EndOf) - start);
        page.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} 1\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Recordings by time\">\n");
        foreach (var recording in archive.All)
        {
            var (x, width) = ((recording.Start - start) * (double)Width / length, (archive.EndOf(recording) - recording.Start) * (double)Width / length);
            page.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" width=\"{Math.Max(1, width):0.##}\" height=\"1\"/>\n");
        }

        page.Append("</svg>\n");
    }

    private static void List(StringBuilder page, RecordingArchive archive)
    {
        page.Append("<table>\n<tr><th>Start</th><th>End</th></tr>\n");
        foreach (var recording in archive.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Moment(recording.Start)}</td><td>{(recording.End is { } end ? Moment(end) : "still recording")}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static string Moment(long epochSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(epochSeconds).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
