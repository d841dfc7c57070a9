using FocusServer.Evidence;
using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>A comparison of a run with earlier runs of the same ramp, environment and limits.</summary>
/// <param name="Word">The change.</param>
/// <param name="Changes">The changes at equal load that exceed the noise.</param>
/// <param name="ChangePoints">The changes at equal load that last.</param>
/// <param name="Band">The ranges of the last comparable runs; null if there are fewer than two.</param>
/// <param name="Sentences">The comparison in sentences, or the reason for not comparing.</param>
public sealed record Comparison(ChangeWord Word, IReadOnlyList<LevelChange> Changes, IReadOnlyList<ChangePoint> ChangePoints, Band? Band, IReadOnlyList<string> Sentences)
{
    private const int MostRuns = 10;
    private const int ChangesOfTheUnsteady = 3;

    /// <summary>Compares a run with those before it.</summary>
    public static Comparison Create(RampRun run, RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var now = StoredRamp.From(run);
        var others = history.Before(run).Runs.Where(other => other.Ramp is { } ramp && ramp.IsProven() && ramp.Key.IsSamePlace(now.Key)).ToList();
        List<StoredRamp> before = [.. others.Select(other => other.Ramp!).Where(ramp => IsComparable(now, ramp)).TakeLast(MostRuns)];
        var changes = Noise.Changes(now, before);
        var lasting = now.IsProven() && StoredRun.From(run) is { } stored
            ? History.ChangePoints.Find([.. others.Where(other => now.Key.DifferenceFrom(other.Ramp!.Key).Length == 0), stored])
            : [];
        var slower = changes.Any(change => change.Worse) || lasting.Any(change => change is { Worse: true, Jobs: not null, Runs: <= MostRuns });
        var word = WordOf(now, before, slower);
        return new(word, changes, lasting, Bands.From(before), [.. Describe(word, now, before, changes), .. lasting.Select(change => change.Sentence), .. WhyNot(now, others, before)]);
    }

    private static bool IsComparable(StoredRamp now, StoredRamp other) => now.Key.DifferenceFrom(other.Key).Length == 0 && now.Limits == other.Limits;

    private static ChangeWord WordOf(StoredRamp now, List<StoredRamp> before, bool slower)
    {
        var held = now.Verdict == RampOutcome.Held;
        var verdicts = before.Append(now).Select(ramp => ramp.Verdict == RampOutcome.Held).ToList();
        return 0 switch
        {
            _ when !now.IsProven() => ChangeWord.NotProven,
            _ when before.Count == 0 => ChangeWord.New,
            _ when verdicts.Zip(verdicts.Skip(1), (one, next) => one != next).Count(changed => changed) >= ChangesOfTheUnsteady => ChangeWord.Unsteady,
            _ when held && before[^1].Verdict != RampOutcome.Held => ChangeWord.Recovered,
            _ when held => slower ? ChangeWord.Slower : ChangeWord.Held,
            _ when before[^1].Verdict == RampOutcome.Held => ChangeWord.Regressed,
            _ => before.Count >= Noise.RunsNeeded && (now.LastGoodJobs ?? 0) < before.Min(ramp => ramp.LastGoodJobs ?? 0) ? ChangeWord.Regressed : ChangeWord.AsBefore,
        };
    }

    private static IEnumerable<string> Describe(ChangeWord word, StoredRamp now, List<StoredRamp> before, IReadOnlyList<LevelChange> changes)
    {
        if (before.Count > 0 && now.IsProven())
        {
            var name = ChangeWords.Text(word);
            yield return $"{char.ToUpperInvariant(name[0])}{name[1..]}: {Since(now, before[^1])}.";
        }

        foreach (var change in changes)
        {
            yield return $"{change.Sentence}, {(change.Worse ? "worse" : "better")} than the noise of the last {before.Count} runs.";
        }

        if (before.Count is > 0 and < Noise.RunsNeeded)
        {
            yield return $"Times are not compared: {before.Count} comparable {(before.Count == 1 ? "run is" : "runs are")} too few to tell a change from noise, it takes {Noise.RunsNeeded}.";
        }
    }

    private static string Since(StoredRamp now, StoredRamp last) =>
        last.Phrase() == now.Phrase() ? $"{now.Phrase()}, as before" : $"{last.Phrase()} before, {now.Phrase()} now";

    private static IEnumerable<string> WhyNot(StoredRamp now, List<StoredRun> others, List<StoredRamp> before)
    {
        if (before.Count > 0)
        {
            yield break;
        }

        if (others.Count == 0)
        {
            yield return "Not compared: this is the first run of this ramp that is known.";
            yield break;
        }

        var (last, ramp) = (others[^1], others[^1].Ramp!);
        var why = now.Key.DifferenceFrom(ramp.Key) is { Length: > 0 } other ? other : $"the limits were others ({ramp.Limits.ChangesTo(now.Limits)})";
        yield return $"Not compared with the run of {Figures.Day(last.StartedAt)}: {why}.";
    }
}
