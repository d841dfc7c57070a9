namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The earlier runs, stored as a folder with one file for each.</summary>
/// <param name="Runs">The runs, the oldest first.</param>
/// <param name="Damaged">Files that were skipped, with the reason.</param>
public sealed record RunHistory(IReadOnlyList<StoredRun> Runs, IReadOnlyList<string> Damaged)
{
    /// <summary>A history without runs.</summary>
    public static RunHistory Empty { get; } = new([], []);

    /// <summary>Reads a folder; damaged files are listed and skipped.</summary>
    /// <param name="folder">The folder; need not exist.</param>
    public static RunHistory Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Empty;
        }

        var read = Directory.EnumerateFiles(folder, "*" + HistoryFile.Ending)
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Select(file => (Name: Path.GetFileName(file), Found: HistoryFile.Read(file)))
            .ToList();
        return new(
            Sorted(read.Select(file => file.Found.Run).OfType<StoredRun>()),
            [.. read.Where(file => file.Found.Run is null).Select(file => $"{file.Name}: {file.Found.Damage}")]);
    }

    /// <summary>Stores runs in a folder and deletes runs that are not to be kept. Files that cannot be read as a run are never deleted.</summary>
    /// <param name="folder">The folder; created if it does not exist.</param>
    /// <param name="runs">The runs; a stored run with the same id is replaced.</param>
    /// <param name="retention">The runs to keep.</param>
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

    /// <summary>Adds runs; a run with the same id is replaced.</summary>
    public RunHistory With(IReadOnlyList<StoredRun> runs) =>
        this with { Runs = Sorted(Runs.Where(run => !runs.Any(added => added.RunId == run.RunId)).Concat(runs)) };

    /// <summary>Gets the runs before a run.</summary>
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
