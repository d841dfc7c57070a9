namespace FocusServer.Emulator.Faults;

/// <summary>Finds faults that could never strike, which is not what anybody meant: because another one always does, or for want of jobs.</summary>
internal static class FaultConflicts
{
    /// <summary>A sentence for each fault that another one leaves nothing to strike.</summary>
    public static IEnumerable<string> FindContradictions(IReadOnlyList<Fault> faults, int alive) =>
        Enumerable.Range(0, faults.Count).Select(at => FindContradiction(faults, at, new FaultReach(faults, alive))).OfType<string>();

    /// <summary>A sentence for each fault that waits for more jobs than a server can have.</summary>
    public static IEnumerable<string> FindOutOfReach(IReadOnlyList<Fault> faults, int windows)
    {
        var reach = new FaultReach(faults, alive: 0);
        return
            from fault in faults
            let most = reach.WithWindows(fault, windows)
            where FaultReach.First(fault) > most
            select $"{nameof(EmulatorOptions.MaxWindows)} is {windows}, so that '{fault}' never strikes; "
                + $"allowed is {windows + fault.FromJob - most} and more, or a fromJob of at most {most}.";
    }

    private static string? FindContradiction(IReadOnlyList<Fault> faults, int at, FaultReach reach)
    {
        var fault = faults[at];
        for (var other = 0; other < faults.Count; other++)
        {
            if (other == at)
            {
                continue;
            }

            if (Hides(faults[other], fault, isEarlier: other < at))
            {
                return Tell(faults[other], fault, "where the second could strike, the first always does", null);
            }

            if (reach.Beside(other, fault) is { } most && FaultReach.First(fault) > most)
            {
                return Tell(faults[other], fault, "with the first, there is no job for the second to strike", most);
            }
        }

        return null;
    }

    private static string Tell(Fault first, Fault second, string why, int? most) =>
        $"Faults '{first}' and '{second}' contradict each other: {why}. "
        + $"Allowed are {(most > 0 ? $"a fromJob of at most {most} for the second, " : "")}a rate below 1 for the first, or other triggers.";

    /// <summary>Whether the first strikes wherever the second could, and leaves it nothing. How a stream ends comes before what its rows are like.</summary>
    private static bool Hides(Fault first, Fault second, bool isEarlier) =>
        (FaultRules.For(first.Kind).Group, FaultRules.For(second.Kind).Group) switch
        {
            (FaultGroup.None, _) => false,
            (FaultGroup.End, FaultGroup.Row) => true,
            var (one, another) => one == another && isEarlier,
        }
        && (second.Kind != FaultKind.WaitForFiber || first.Kind == FaultKind.WaitForFiber)
        && first.Rate >= 1
        && (first.FromJob ?? 1) <= (second.FromJob ?? 1)
        && (first.Between is null || first.Between.Covers(second.Between))
        && (first.Route is null || first.Route == second.Route)
        && (first.AfterRows ?? 0) <= (second.AfterRows ?? 0)
        && !(first.Kind == FaultKind.Stall && first.Delay is not null);
}
