namespace FocusServer.LivingDocs.Ramps.Reading;

/// <summary>Reads the verdict of a run; of one that never came to it, says what its holds have shown.</summary>
internal static class VerdictReader
{
    public static RampRun Judge(RampRun run, Fields verdict)
    {
        var broke = BreakOf(run, verdict["break"], verdict.Whole("breakingPoint") ?? (verdict.Exists ? null : BreakingPoint(run)));
        return run with
        {
            Verdict = OutcomeOf(verdict.Text("outcome"), broke is not null),
            Break = broke,
            Capacity = run.Holds.Count == 0 ? null : verdict.Whole("capacity") ?? run.Holds.Where(hold => hold.EndedEarly is null).Max(hold => hold.Streaming),
            LastGood = verdict.Exists ? verdict.Whole("lastGood") : run.Levels.LastOrDefault(level => level.Healthy)?.Asked,
            Promises = PromisesOf(verdict),
        };
    }

    private static RampVerdict OutcomeOf(string? outcome, bool broke) => outcome switch
    {
        "held" => RampVerdict.Held,
        "broke" => RampVerdict.Broke,
        "failed" => RampVerdict.Failed,
        null when broke => RampVerdict.Broke,
        _ => RampVerdict.NotProven,
    };

    // The properties one by one are older than the list of them all.
    private static List<JudgedPromise> PromisesOf(Fields verdict)
    {
        string[] names = ["healthySteps", "errorRateAtMaximum", "finalHealth", "cleanup"];
        return LevelReader.Promises(verdict.Items("criteria")) is { Count: > 0 } promises
            ? promises
            : LevelReader.Promises(names.Select(name => verdict[name]));
    }

    // A kill does not undo what two holds have shown: the first level that failed twice, with no healthy one after it.
    private static int? BreakingPoint(RampRun run)
    {
        var failing = run.Levels.Reverse().TakeWhile(level => !level.Healthy).LastOrDefault(level => level.Failed);
        return failing is not null && run.Holds.Count(hold => hold.Kind == HoldKind.Ramp && hold.Step == failing.Step && hold.Failed) > 1
            ? failing.Asked
            : null;
    }

    private static RampBreak? BreakOf(RampRun run, Fields broke, int? breakingPoint)
    {
        var jobs = broke.Whole("jobs") ?? broke["firstBad"].Whole("level") ?? breakingPoint;
        if (jobs is null)
        {
            return null;
        }

        var first = run.Holds.FirstOrDefault(hold => hold.Asked == jobs && hold.Failed);
        List<JudgedPromise> causes = [.. broke.Items("causes").Select(LevelReader.MissedOf)];
        return new RampBreak
        {
            Jobs = jobs.Value,
            Exact = broke.Flag("exact") ?? false,
            Causes = causes.Count > 0 ? causes : [.. (first?.Promises ?? []).Where(promise => promise.Kept == false)],
            FailureCauses = broke.Texts("failureCauses") is { Count: > 0 } why ? why : first?.FailureCauses ?? [],
            Recovered = broke["recovery"].Whole("holds") is { } holds ? broke["recovery"].Whole("failedHolds") < holds : null,
            SearchDoubt = broke.Text("searchDoubt"),
        };
    }
}
