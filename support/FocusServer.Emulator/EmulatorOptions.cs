using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator;

/// <summary>How an embedded Focus Server behaves. Every duration is scenario time: it passes by <see cref="TimeProvider"/>.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The clock that everything waits, stamps and times by.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>Where the REST API listens: one or more loopback URLs, separated by semicolons; port 0 takes a free one (default).</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>
    /// Whether <see cref="Urls"/> may name other addresses of this machine than loopback, from where its page and <c>/_emulator/</c> can then be
    /// seen and used by everybody; false by default.
    /// </summary>
    public bool AllowRemote { get; init; }

    /// <summary>How many jobs there can be at a time, at least 1. Null (default): 30, or 100 and more where a fault needs them.</summary>
    public int? MaxWindows { get; init; }

    /// <summary>The port before the first window's: a job is served on this plus its window. Null (default): any free port, a new one for each job.</summary>
    public int? JobPortBase { get; init; }

    /// <summary>From <c>/configure</c> until the job's port takes connections; 1 s by default.</summary>
    public TimeSpan PodDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long <c>/configure</c> takes to answer; 250 ms by default.</summary>
    public TimeSpan ConfigureDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The time between two rows of a stream (<c>lines_dt</c>); 0.5 s by default, at least 1 ms.</summary>
    public TimeSpan RowInterval { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The time between two idle checks of a job; 10 s by default.</summary>
    public TimeSpan IdleCheckInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how many idle checks in a row without a reader a job is gone; 5 by default, at least 1.</summary>
    public int IdleChecks { get; init; } = 5;

    /// <summary>What a job whose streams were closed lives on at least: all idle checks but one lie between.</summary>
    public TimeSpan ShortestIdleTime => IdleCheckInterval * (IdleChecks - 1);

    /// <summary>When the streams of a job have been open this long without a row, the next idle check ends it; 180 s by default.</summary>
    public TimeSpan SilentTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>A job that ended or failed by itself is gone this much later; 120 s by default.</summary>
    public TimeSpan EndedTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>What can be played back; nothing by default. Each ends after it starts.</summary>
    public IReadOnlyList<Recording> Recordings { get; init; } = [];

    /// <summary>Whether recordings are answered as <c>{"recordings":[…]}</c>; false by default: as a bare list. Both are seen on real installations.</summary>
    public bool RecordingsWrapped { get; init; }

    /// <summary>Whether the routes exist that some installations lack, <c>/sensors</c> and <c>/get_recordings_timeline</c>; true by default.</summary>
    public bool OptionalRoutes { get; init; } = true;

    /// <summary>Whether <c>DELETE /job/{job_id}</c> exists; false by default, as on real installations.</summary>
    public bool DeleteSupported { get; init; }

    /// <summary>How a request with mistakes is answered; with 422 and a list of them by default.</summary>
    public MistakeAnswer Mistakes { get; init; }

    /// <summary>Whether <c>GET /metadata</c> answers 200 with an error body for a job that is unknown or gone; false by default: 404.</summary>
    public bool UnknownJobOk { get; init; }

    /// <summary>Whether <c>stream_port</c> is answered as a string; false by default: as a number.</summary>
    public bool StreamPortAsText { get; init; }

    /// <summary>Whether <c>stream_url</c> is answered as a bare host; false by default: with its scheme, <c>http://</c>.</summary>
    public bool StreamHostBare { get; init; }

    /// <summary>The named set of faults to start with; "healthy" by default: nothing goes wrong.</summary>
    public string Profile { get; init; } = "healthy";

    /// <summary>A JSON file with further profiles, which may also replace the ones that come with the emulator; null (default): none.</summary>
    public string? Profiles { get; init; }

    /// <summary>What goes wrong beside the profile's faults; nothing by default.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What chance depends on: the same seed and the same calls have the same outcome; 1 by default.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether the REST API is served by TLS, with a self-signed certificate made at the start; false by default. Streams never are.</summary>
    public bool Tls { get; init; }

    /// <summary>The access token that REST requests have to bring; null (default): none, or the profile's.</summary>
    public string? Token { get; init; }

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">One or more are wrong; the message has one line for each, naming it, its value and what is allowed.</exception>
    public void Validate()
    {
        var mistakes = FindMistakes().ToList();
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes));
        }
    }

    /// <summary>How many jobs there can be at a time.</summary>
    internal int Windows => MaxWindows ?? FaultSettings.WindowsForFaults(this);

    /// <summary>A sentence for each setting that is wrong, which begins with its name.</summary>
    internal IEnumerable<string> FindMistakes()
    {
        foreach (var mistake in LoopbackUrls.FindMistakes(Urls, AllowRemote))
        {
            yield return $"{nameof(Urls)} {mistake}";
        }

        if (MaxWindows is < 1 or > ushort.MaxValue)
        {
            yield return $"{nameof(MaxWindows)} is {MaxWindows}; allowed is 1 to {ushort.MaxValue}, so that every window has a port.";
        }

        if (JobPortBase is { } first && FindMistake(first) is { } wrong)
        {
            yield return wrong;
        }

        if (!Enum.IsDefined(Mistakes))
        {
            yield return $"{nameof(Mistakes)} is {Mistakes}; allowed are {string.Join(", ", Enum.GetNames<MistakeAnswer>())}.";
        }

        if (IdleChecks < 1)
        {
            yield return $"{nameof(IdleChecks)} is {IdleChecks}; allowed is 1 and more.";
        }

        foreach (var recording in Recordings.Where(recording => recording.Start < 0 || recording.Start >= (recording.End ?? long.MaxValue) || recording.End > uint.MaxValue))
        {
            yield return $"{nameof(Recordings)} has {recording.Start}..{recording.End}; allowed are epoch seconds, the end after the start, or no end.";
        }

        (string Name, TimeSpan Value, TimeSpan Least)[] durations =
        [
            (nameof(PodDelay), PodDelay, TimeSpan.Zero),
            (nameof(ConfigureDelay), ConfigureDelay, TimeSpan.Zero),
            (nameof(RowInterval), RowInterval, TimeSpan.FromMilliseconds(1)),
            (nameof(IdleCheckInterval), IdleCheckInterval, TimeSpan.FromMilliseconds(1)),
            (nameof(SilentTimeout), SilentTimeout, TimeSpan.FromMilliseconds(1)),
            (nameof(EndedTimeout), EndedTimeout, TimeSpan.FromMilliseconds(1)),
        ];
        foreach (var (name, value, least) in durations.Where(d => d.Value < d.Least || d.Value > TimeSpan.FromDays(1)))
        {
            yield return $"{name} is {value.TotalSeconds} s; allowed is {least.TotalSeconds} s to 86400 s.";
        }

        foreach (var mistake in FaultSettings.FindMistakes(this))
        {
            yield return mistake;
        }
    }

    private string? FindMistake(int jobPortBase)
    {
        var last = (long)jobPortBase + Windows;
        if (jobPortBase < 0 || (last > ushort.MaxValue && Windows <= ushort.MaxValue))
        {
            return $"{nameof(JobPortBase)} is {jobPortBase}; allowed is 0 to {ushort.MaxValue} less {nameof(MaxWindows)} ({Windows}), so that every window has a port.";
        }

        return LoopbackUrls.FindPorts(Urls).Where(port => port > jobPortBase && port <= last).Select(port => (int?)port).FirstOrDefault() is { } taken
            ? $"{nameof(JobPortBase)} is {jobPortBase}, so that jobs need the ports {jobPortBase + 1} to {last}; allowed is a block without port {taken}, which {nameof(Urls)} has."
            : null;
    }
}
