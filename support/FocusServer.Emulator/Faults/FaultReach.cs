namespace FocusServer.Emulator.Faults;

/// <summary>Which of the jobs that live at the same time a fault can meet, for all that others leave of them.</summary>
/// <param name="faults">The faults that are on, in the order of the board.</param>
/// <param name="alive">How many jobs there are already; on a server that starts, none.</param>
internal sealed class FaultReach(IReadOnlyList<Fault> faults, int alive)
{
    /// <summary>The job that it waits for; null when it needs none.</summary>
    public static int? First(Fault fault) =>
        fault.Kind == FaultKind.Crash || MomentOf(fault) == FaultMoment.Requests ? fault.FromJob : fault.FromJob ?? 1;

    /// <summary>The last job that a fault can meet on a server with so many windows.</summary>
    public int WithWindows(Fault fault, int windows) => MomentOf(fault) switch
    {
        // The first job without a window may still be met by a fault, those after it by none.
        FaultMoment.Asked => windows + 1,
        FaultMoment.Requests => windows,
        _ => faults.Any(other => other.Kind == FaultKind.EvictOldest) ? windows + 1 : windows,
    };

    /// <summary>The last job that a fault can meet beside another one; null: any.</summary>
    /// <param name="other">The other one's place on the board.</param>
    /// <param name="fault">Which fault.</param>
    public int? Beside(int other, Fault fault)
    {
        var first = faults[other];
        return first.Rate < 1 ? null
            : Blocks(other) ? WithoutConfigure(first, fault)
            : FaultRules.For(first.Kind).Group switch
            {
                FaultGroup.Admission => Turned(first, Evicts(other), fault),
                FaultGroup.Pod when MomentOf(fault) == FaultMoment.Streaming && Always(first, fault) => Math.Max(First(first)!.Value - 1, alive),
                _ => null,
            };
    }

    private static FaultMoment MomentOf(Fault fault) => FaultRules.For(fault.Kind).Moment;

    /// <summary>Whether the first has been on from the start until the second has had its time: no job of that time knows a world without it.</summary>
    private static bool Always(Fault first, Fault second) => first.Between is null || first.Between.CoversUntilEndOf(second.Between);

    /// <summary>Whether the request does its work all the same.</summary>
    private static bool LetsThrough(Fault fault) =>
        FaultRules.For(fault.Kind).Group == FaultGroup.Answer && fault.Kind != FaultKind.Error && (fault.Kind != FaultKind.ProxyError || fault.Status == 504);

    private bool Evicts(int other) => faults.Take(other + 1).Any(fault => fault.Kind == FaultKind.EvictOldest);

    /// <summary>Whether no <c>/configure</c> does its work.</summary>
    private bool Blocks(int other) =>
        faults[other] is { FromJob: null, Route: null or FaultRoutes.Configure } first
        && FaultRules.For(first.Kind).Group == FaultGroup.Answer
        && !faults.Take(other + 1).Any(LetsThrough);

    private int? WithoutConfigure(Fault first, Fault fault)
    {
        if (!Always(first, fault))
        {
            return null;
        }

        if (fault.Kind is FaultKind.WaitForFiber or FaultKind.MongoDown)
        {
            // These strike other requests as well.
            return first.Route is null ? 0 : null;
        }

        return MomentOf(fault) is FaultMoment.Asked or FaultMoment.Accepted ? 0 : alive;
    }

    /// <summary>Where every job from one on is turned away, or takes the place of another, there are never more of them.</summary>
    private int? Turned(Fault first, bool evicts, Fault fault)
    {
        var (from, always) = (First(first)!.Value, Always(first, fault));
        return MomentOf(fault) switch
        {
            FaultMoment.Requests => always ? Math.Max(from - 1, alive) : null,
            FaultMoment.Streaming when !evicts => always ? Math.Max(from - 1, alive) : null,
            FaultMoment.Accepted when !evicts => first.Between is null || first.Between.Covers(fault.Between) ? from - 1 : null,
            _ => always ? Math.Max(from, alive + 1) : null,
        };
    }
}
