namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The earlier runs: a folder with a file for each, and nothing else.</summary>
/// <param name="Runs">Oldest first.</param>
/// <param name="Damaged">Files that were skipped, with the reason.</param>
public sealed record RunHistory(IReadOnlyList<StoredRun> Runs, IReadOnlyList<string> Damaged)
{
    /// <summary>No run.</summary>
    public static RunHistory Empty { get; } = new([], []);

    /// <summary>Reads a folder; what is damaged is named and skipped.</summary>
    /// <param name="folder">Need not be there.</param>
    public static RunHistory Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Empty;
        }

        var read = Directory.EnumerateFiles(folder, "*" + HistoryFile.Ending)
            .Order(StringComparer.Ordinal)
            .Select(file => (Name: Path.GetFileName(file), Found: HistoryFile.Read(file)))
            .ToList();
        return new(
            Sorted(read.Select(file => file.Found.Run).OfType<StoredRun>()),
            [.. read.Where(file => file.Found.Run is null).Select(file => $"{file.Name}: {file.Found.Damage}")]);
    }

    /// <summary>Stores runs in a folder, and removes what is older than is kept. Nothing is removed that cannot be read as a run.</summary>
    /// <param name="folder">Is made when it is not there.</param>
    /// <param name="runs">A run that is there already is written anew.</param>
    /// <param name="retention">How much is kept.</param>
    /// <returns>The history with them.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static RunHistory Store(string folder, IEnumerable<StoredRun> runs, Retention retention)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(retention);
        Directory.CreateDirectory(folder);
        foreach (var run in runs)
        {
            HistoryFile.Write(folder, run);
        }

        var history = Load(folder);
        var kept = history.Kept(retention);
        foreach (var old in history.Runs.Where(run => !kept.Contains(run)))
        {
            File.Delete(HistoryFile.PathOf(folder, old.RunId));
        }

        return history with { Runs = Sorted(kept) };
    }

    /// <summary>The runs before one.</summary>
    public RunHistory Before(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return this with { Runs = [.. Runs.Where(earlier => earlier.RunId != run.RunId && earlier.StartedAt < (run.StartedAt ?? DateTimeOffset.MaxValue))] };
    }

    private HashSet<StoredRun> Kept(Retention retention)
    {
        var kept = new HashSet<StoredRun>(ReferenceEqualityComparer.Instance);
        foreach (var same in Runs.Where(run => run.Ramp is not null).GroupBy(run => run.Ramp!.Key))
        {
            kept.UnionWith(same.TakeLast(Math.Max(1, retention.RunsPerRamp)));
            kept.UnionWith(same.Where(run => run.Ramp!.IsProven()).TakeLast(1));
        }

        kept.UnionWith(Runs.Where(run => run.Ramp is null).TakeLast(retention.RunsWithoutRamp));
        return kept;
    }

    private static List<StoredRun> Sorted(IEnumerable<StoredRun> runs) => [.. runs.OrderBy(run => run.StartedAt).ThenBy(run => run.RunId, StringComparer.Ordinal)];
}
