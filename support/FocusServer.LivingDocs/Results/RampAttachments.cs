using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.Charts;

namespace FocusServer.LivingDocs.Results;

/// <summary>Writes the chart and numbers of a ramp as files, to be attached to its scenario; any Cucumber report shows them.</summary>
public static class RampAttachments
{
    /// <summary>The file name of the chart; reports show it as the caption.</summary>
    public const string ChartFileName = "ramp.svg";

    /// <summary>Writes the files of a run whose evidence is complete, or was cut short.</summary>
    /// <param name="folder">The run's folder, with its <c>run.jsonl</c>; it may still be open for writing.</param>
    /// <returns>The files, in the order to attach them; without the chart if no level was judged.</returns>
    /// <exception cref="IOException">The evidence cannot be read, or the files cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var run = RampRun.Read(folder);
        (string Name, string Content)[] files = [(ChartFileName, RampChart.File(run)), (RampSeries.FileName, RampSeries.Json(run))];
        return [.. files.Where(file => file.Content.Length > 0).Select(file => Write(folder, file.Name, file.Content))];
    }

    private static string Write(string folder, string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
