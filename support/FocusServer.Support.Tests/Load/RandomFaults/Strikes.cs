using System.Globalization;
using FocusServer.Emulator.Faults;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>The faults that the server itself reports, up to some moment; nothing here comes from the engine.</summary>
internal sealed class Strikes(RandomServer server, IReadOnlyList<EmulatorEvent> events)
{
    private static readonly HashSet<FaultKind> _spoilingAnswers =
        [FaultKind.Error, FaultKind.ProxyError, FaultKind.Reset, FaultKind.MalformedJson, FaultKind.TruncateBody, FaultKind.WaitForFiber, FaultKind.Choke, FaultKind.RateLimit];

    private static readonly HashSet<FaultKind> _delays = [FaultKind.Slow, FaultKind.Degrade, FaultKind.DripBody];

    private static readonly HashSet<FaultKind> _endingStreams =
        [FaultKind.EndStream, FaultKind.FailStream, FaultKind.ResetStream, FaultKind.WrongShape];

    private static readonly HashSet<FaultKind> _silencingJobs = [FaultKind.NeverStart, FaultKind.Silent, FaultKind.EvictOldest];

    public int Count => events.Count;

    public bool Crashed => events.Any(e => e.Kind == FaultKind.Crash);

    /// <summary>
    /// Jobs that cannot have streamed from now on, at the least: one may have been struck as request, as refusal and as job, so that only the largest
    /// of the three is sure.
    /// </summary>
    public int SurelyDead => new[] { Requests(Spoilt), Refused, Jobs(EndedForGood) }.Max();

    /// <summary>Jobs that may not have streamed all the time, at the most; a crash or what ended all of them excuses any number.</summary>
    public int MaybeDead => Crashed ? int.MaxValue : Requests(e => Spoilt(e) || Delayed(e)) + Refused + Jobs(e => EndedForGood(e) || e.Kind is FaultKind.Stall or FaultKind.SlowServe || IsSecondSkip(e));

    /// <summary>Answers that a request of a kind, such as "GET channels", did not get as the contract says, or not at all.</summary>
    public int Spoiled(params string[] requests) => events.Count(e => Spoilt(e) && requests.Any(request => IsOf(e, request)));

    /// <summary>The number of answers so late that a limit may have been missed, or the client may have given up.</summary>
    public int TooLate(params string[] requests) => events.Count(e => Delayed(e) && requests.Any(request => IsOf(e, request)));

    /// <summary>Tells whether a fault of the server kept a job from going away.</summary>
    public bool Leaked(string jobId) => events.Any(e => e.Kind == FaultKind.Leak && Words(e).Any(word => word == jobId || word == $"job/{jobId}"));

    /// <summary>The faults since an earlier moment. The log is in order: new entries come last.</summary>
    public Strikes Since(Strikes earlier)
    {
        var known = earlier.Events.ToHashSet();
        return new Strikes(server, [.. events.Where(e => !known.Contains(e))]);
    }

    public override string ToString() => events.Count == 0 ? "nothing struck" : string.Join("; ", events.Take(60).Select(e => FormattableString.Invariant($"{e.At.TotalSeconds:0.0} {e.Kind} {e.Subject}")));

    private IReadOnlyList<EmulatorEvent> Events => events;

    private int Refused => events.Where(e => IsOf(e, "configure")).Select(e => e.Subject).Distinct().Count();

    private int Requests(Func<EmulatorEvent, bool> which) => events.Where(e => IsOf(e, "POST configure") && which(e)).Select(e => e.Subject).Distinct().Count();

    private int Jobs(Func<EmulatorEvent, bool> which) => events.Where(which).Select(JobOf).OfType<string>().Distinct().Count();

    private bool Spoilt(EmulatorEvent e) => _spoilingAnswers.Contains(e.Kind) && char.IsUpper(e.Subject[0]);

    private bool Delayed(EmulatorEvent e) => _delays.Contains(e.Kind) && server.TakesTooLong(e.Kind);

    private static bool EndedForGood(EmulatorEvent e) => _silencingJobs.Contains(e.Kind) || _endingStreams.Contains(e.Kind);

    // A hold is so short that it may see nothing of a stream of which two rows in a row are left out.
    private bool IsSecondSkip(EmulatorEvent e) =>
        e.Kind == FaultKind.SkipRow && Row(e) is var (stream, row) && events.Any(other => other.Kind == FaultKind.SkipRow && Row(other) == (stream, row - 1));

    private static (string Stream, int Row) Row(EmulatorEvent e) =>
        e.Subject.LastIndexOf('/') is var at ? (e.Subject[..at], int.Parse(e.Subject[(at + 1)..], CultureInfo.InvariantCulture)) : default;

    private static bool IsOf(EmulatorEvent e, string request) =>
        e.Subject.StartsWith(request, StringComparison.Ordinal) && e.Subject.Length > request.Length && e.Subject[request.Length] is ' ' or '/';

    private static string[] Words(EmulatorEvent e) => e.Subject.Split(' ');

    // "job 7-1729", "stream 7-1729/0", "row 7-1729/0/5".
    private static string? JobOf(EmulatorEvent e) => Words(e) is ["job" or "stream" or "row", var name] ? name.Split('/')[0] : null;
}
