namespace FocusServer.LivingDocs.Ramps.Reading;

/// <summary>What the events of the jobs tell: how long the first row took in each step, and which jobs did not do well.</summary>
internal sealed class JobLog
{
    private const int SamplesForP95 = 20;
    private const int MostTroubled = 12;
    private static readonly HashSet<string> _troubles = ["refused", "failed", "lost", "stalled", "generator-error"];

    private readonly Dictionary<int, (TimeSpan At, string Step)> _requested = [];
    private readonly Dictionary<string, List<TimeSpan>> _firstRows = [];
    private readonly Dictionary<int, TroubledJob> _troubled = [];

    /// <summary>Those with a name first: they can be looked for in the server's logs.</summary>
    public IReadOnlyList<TroubledJob> Troubled =>
        [.. _troubled.OrderBy(job => job.Value.JobId is null).ThenBy(job => job.Key).Select(job => job.Value).Take(MostTroubled)];

    /// <summary>Why the jobs that did not do well so far did not, most frequent first.</summary>
    public IReadOnlyList<string> Causes =>
    [
        .. _troubled.Values.CountBy(job => job.Cause.Length > 0 ? $"{job.State}: {job.Cause}" : job.State)
            .OrderByDescending(cause => cause.Value)
            .Select(cause => FormattableString.Invariant($"{cause.Value} × {cause.Key}")),
    ];

    public void Add(Fields job, Fields step)
    {
        if (job.Whole("job") is not { } number || job.Text("state") is not { } state)
        {
            return;
        }

        var at = job.Milliseconds("atMs");
        if (state == "requested" && at is not null)
        {
            _requested[number] = (at.Value, Key(step));
        }
        else if (state == "streaming" && _requested.Remove(number, out var request) && at >= request.At)
        {
            TimesOf(request.Step).Add(at.Value - request.At);
        }
        else if (_troubles.Contains(state))
        {
            _troubled[number] = new TroubledJob(job.Text("jobId"), state.Replace('-', ' '), at, job.Text("cause") ?? "", step.Whole("level"));
        }
    }

    /// <summary>From request to first row, of the jobs that a step added and that had one so far.</summary>
    public Latency FirstRow(Fields step)
    {
        var times = TimesOf(Key(step));
        times.Sort();
        return times.Count == 0
            ? Latency.None
            : new Latency(times.Count, At(0.5), times.Count < SamplesForP95 ? null : At(0.95), times[^1]);

        TimeSpan At(double share) => times[(int)Math.Ceiling(share * times.Count) - 1];
    }

    // The search for the exact breaking point numbers its steps anew.
    private static string Key(Fields step) => FormattableString.Invariant($"{step.Text("kind")} {step.Whole("number")}");

    private List<TimeSpan> TimesOf(string step)
    {
        if (!_firstRows.TryGetValue(step, out var times))
        {
            _firstRows[step] = times = [];
        }

        return times;
    }
}
