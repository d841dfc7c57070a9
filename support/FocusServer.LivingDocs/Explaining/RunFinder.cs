using FocusServer.Evidence.Events;

namespace FocusServer.LivingDocs.Explaining;

/// <summary>Finds the evidence of a run by its folder, its file or its id.</summary>
internal static class RunFinder
{
    private const int MostNamed = 5;

    /// <summary>Finds the folder of a run.</summary>
    /// <param name="run">The folder, its <c>run.jsonl</c>, or the run's id.</param>
    /// <param name="runs">The folder with a folder for each run.</param>
    /// <exception cref="FileNotFoundException">There is no such run; the message names the newest ones.</exception>
    public static string Find(string run, string runs)
    {
        string[] places = [run, Path.Combine(runs, run)];
        var found = places.FirstOrDefault(place => File.Exists(Path.Combine(place, EvidenceReader.FileName)));
        return (found, File.Exists(run)) switch
        {
            ({ } folder, _) => folder,
            (null, true) when Path.GetFileName(run) == EvidenceReader.FileName => Path.GetDirectoryName(Path.GetFullPath(run))!,
            _ => throw new FileNotFoundException($"There is no run '{run}': allowed are a run's folder, its {EvidenceReader.FileName}, and its id. {Newest(runs)}"),
        };
    }

    // The names of runs begin with their time.
    private static string Newest(string runs)
    {
        string[] newest = Directory.Exists(runs)
            ? [.. Directory.EnumerateFiles(runs, EvidenceReader.FileName, SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(Path.GetDirectoryName(file))!)
                .OrderDescending(StringComparer.Ordinal)
                .Take(MostNamed)]
            : [];
        return newest.Length == 0 ? $"There is none in {runs}." : $"The newest in {runs} are {string.Join(", ", newest)}.";
    }
}
