using FocusServer.LivingDocs.Ramps;

namespace FocusServer.Specs.Drivers;

/// <summary>The chart of a ramp beside its evidence, for reports that know nothing of ramps.</summary>
internal static class RampPicture
{
    /// <summary>Draws it from the evidence, with its numbers as JSON.</summary>
    /// <returns>The files; none when no level was judged.</returns>
    public static IReadOnlyList<string> Write(RunFolder folder)
    {
        var run = EvidenceReader.Read(folder.Evidence);
        if (run.Levels.Count == 0)
        {
            return [];
        }

        var (picture, numbers) = (Path.Combine(folder.Path, RampChart.FileName), Path.Combine(folder.Path, RampSeries.FileName));
        File.WriteAllText(picture, RampChart.File(run));
        File.WriteAllText(numbers, RampSeries.Json(run));
        return [picture, numbers];
    }
}
