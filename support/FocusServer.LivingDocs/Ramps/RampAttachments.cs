namespace FocusServer.LivingDocs.Ramps;

/// <summary>The picture of a ramp and its numbers as files beside its evidence, to be attached to the scenario that ran it: any Cucumber report shows them.</summary>
public static class RampAttachments
{
    /// <summary>The picture's file name; a report shows it as its caption.</summary>
    public const string ChartFileName = "ramp.svg";

    /// <summary>Writes the files of a run whose evidence is complete, or as complete as it will be.</summary>
    /// <param name="folder">The run's folder, with its <c>run.jsonl</c>; it may still be open for writing.</param>
    /// <returns>The files in the order in which to attach them; without the picture when no level was judged.</returns>
    /// <exception cref="IOException">The evidence cannot be read, or the files cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var run = RampRunReader.Read(folder);
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
