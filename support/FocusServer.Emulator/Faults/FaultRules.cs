namespace FocusServer.Emulator.Faults;

/// <summary>Lists the rules of all kinds of faults.</summary>
internal static class FaultRules
{
    private static readonly int[] _serverErrors = [500, .. Enumerable.Range(501, 99)];

    private static readonly FaultRule[] _all =
    [
        Job(FaultKind.Refuse, FaultGroup.Admission, [503, 500, 200], "status"),
        Job(FaultKind.EvictOldest, FaultGroup.Admission),
        Job(FaultKind.NeverStart, FaultGroup.Pod),
        Job(FaultKind.Silent, FaultGroup.Pod),
        Job(FaultKind.Leak, FaultGroup.None),
        Job(FaultKind.WaitForFiber, FaultGroup.Admission) with { Subject = FaultSubject.Job | FaultSubject.Request },
        Job(FaultKind.MongoDown, FaultGroup.None) with { Subject = FaultSubject.Job | FaultSubject.Request },
        Job(FaultKind.RabbitDown, FaultGroup.Admission),
        Job(FaultKind.Crash, FaultGroup.None, [], "delay") with { Delay = TimeSpan.FromSeconds(10) },
        Request(FaultKind.Degrade, FaultGroup.None, 0.05, [], "delay"),
        Request(FaultKind.Slow, FaultGroup.None, 1, [], "delay", "p99"),
        Request(FaultKind.DripBody, FaultGroup.Answer, 10, [], "delay"),
        Request(FaultKind.Error, FaultGroup.Answer, null, _serverErrors, "status"),
        Request(FaultKind.ProxyError, FaultGroup.Answer, null, [502, 503, 504], "status"),
        Request(FaultKind.Reset, FaultGroup.Answer, null, []),
        Request(FaultKind.MalformedJson, FaultGroup.Answer, null, []),
        Request(FaultKind.TruncateBody, FaultGroup.Answer, null, []),
        Stream(FaultKind.Stall, FaultGroup.End, "delay", "afterRows"),
        Stream(FaultKind.EndStream, FaultGroup.End, "afterRows"),
        Stream(FaultKind.FailStream, FaultGroup.End, "afterRows"),
        Stream(FaultKind.ResetStream, FaultGroup.End, "afterRows"),
        Stream(FaultKind.SkipRow, FaultGroup.Row, "afterRows"),
        Stream(FaultKind.WrongShape, FaultGroup.Row, "afterRows"),
        Stream(FaultKind.NotANumber, FaultGroup.Row, "afterRows"),
        Job(FaultKind.SlowServe, FaultGroup.Pod, [], "delay") with { Delay = TimeSpan.FromSeconds(5) },
        Job(FaultKind.Choke, FaultGroup.Answer, [500, 502], "limit", "status") with { Subject = FaultSubject.Request, Limit = 3 },
        Request(FaultKind.RateLimit, FaultGroup.Answer, null, [429, 503], "limit", "status") with { Limit = 10 },
    ];

    public static FaultRule For(FaultKind kind) => _all[(int)kind];

    private static FaultRule Job(FaultKind kind, FaultGroup group, int[]? status = null, params string[] parameters) =>
        new(kind, FaultSubject.Job, group, parameters, null, status ?? []);

    private static FaultRule Request(FaultKind kind, FaultGroup group, double? seconds, int[] status, params string[] parameters) =>
        new(kind, FaultSubject.Request, group, ["route", .. parameters], seconds is { } s ? TimeSpan.FromSeconds(s) : null, status);

    private static FaultRule Stream(FaultKind kind, FaultGroup group, params string[] parameters) =>
        new(kind, FaultSubject.Stream, group, parameters, null, []);
}
