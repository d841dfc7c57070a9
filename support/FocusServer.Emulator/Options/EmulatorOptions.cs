using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator;

/// <summary>Configures an embedded Focus Server. Every duration is scenario time, measured by <see cref="TimeProvider"/>.</summary>
public sealed record EmulatorOptions
{
    private const int UsualWindows = 30;
    private const int WindowsOfALargeServer = 100;

    /// <summary>Gets the clock for all waits and timestamps.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>Gets the addresses of the REST API: loopback URLs, between semicolons; port 0 (default) takes a free port.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>
    /// Gets a value indicating whether <see cref="Urls"/> may name addresses of this machine other than loopback; false by default. Its
    /// page and <c>/_emulator/</c> can then be used by everyone who can reach the address.
    /// </summary>
    public bool AllowRemote { get; init; }

    /// <summary>Gets the most concurrent jobs, at least 1. Null (default): 30, or at least 100 when a fault needs more.</summary>
    public int? MaxWindows { get; init; }

    /// <summary>Gets the port to which a job's window is added for its port; null (default): any free port for each job.</summary>
    public int? JobPortBase { get; init; }

    /// <summary>Gets the time from <c>/configure</c> until the port of the job takes connections; 1 s by default.</summary>
    public TimeSpan PodDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the response time of <c>/configure</c>; 250 ms by default.</summary>
    public TimeSpan ConfigureDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Gets the time after <c>/configure</c> for which <c>/metadata</c> does not know a job; none by default.</summary>
    public TimeSpan MetadataDelay { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Gets the time between two rows of every stream (<c>lines_dt</c>), at least 1 ms. Null (default): each job's time axis divided by its
    /// height, as on a real server; a job without a time axis has one of 300 s.
    /// </summary>
    public TimeSpan? RowInterval { get; init; }

    /// <summary>Gets the time between two idle checks of a job; 10 s by default.</summary>
    public TimeSpan IdleCheckInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the number of consecutive idle checks without a reader after which a job is gone; 5 by default, at least 1.</summary>
    public int IdleChecks { get; init; } = 5;

    /// <summary>Gets the shortest time that a job exists after its streams were closed.</summary>
    public TimeSpan ShortestIdleTime => IdleCheckInterval * (IdleChecks - 1);

    /// <summary>Gets the time without a row on its open streams after which the next idle check ends a job; 180 s by default.</summary>
    public TimeSpan SilentTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Gets the time after which a job is gone that has ended or failed by itself; 120 s by default.</summary>
    public TimeSpan EndedTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Gets a value indicating whether a job is idle when it sends nothing, as some servers judge by processor time; false by default: when it
    /// has no reader. The first check is then at its creation, and neither <see cref="SilentTimeout"/> nor <see cref="EndedTimeout"/> counts.
    /// </summary>
    public bool IdleByActivity { get; init; }

    /// <summary>Gets the silence of a historic job's stream between its last row and its end; 30 s by default.</summary>
    public TimeSpan HistoricSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets a value indicating whether the streams of a historic job complete after their last row, without silence; false by default: they
    /// end with UNAVAILABLE, and their connection with GOAWAY and HTTP/2 error 2.
    /// </summary>
    public bool HistoricCompletes { get; init; }

    /// <summary>Gets the recordings that can be played back; none by default. Each ends after it starts.</summary>
    public IReadOnlyList<Recording> Recordings { get; init; } = [];

    /// <summary>Gets a value indicating whether recordings come as <c>{"recordings":[…]}</c>; false by default: as a list.</summary>
    public bool RecordingsWrapped { get; init; }

    /// <summary>Gets a value indicating whether <c>/sensors</c> and <c>/get_recordings_timeline</c> exist; true by default.</summary>
    public bool OptionalRoutes { get; init; } = true;

    /// <summary>Gets a value indicating whether <c>DELETE /job/{job_id}</c> exists; false by default, as on real installations.</summary>
    public bool DeleteSupported { get; init; }

    /// <summary>Gets the answer to a request with mistakes; 422 with a list by default.</summary>
    public MistakeAnswer Mistakes { get; init; }

    /// <summary>Gets a value indicating whether <c>metadata</c> in the answer is nested in <c>parent</c>, with nulls; false by default.</summary>
    public bool MetadataNested { get; init; }

    /// <summary>
    /// Gets a value indicating whether <c>/live_metadata</c> lacks start and length of the fibre and calls itself "waiting for fiber" although
    /// there is a fibre, and jobs run; false by default.
    /// </summary>
    public bool FiberUndescribed { get; init; }

    /// <summary>Gets a value indicating whether answers are compressed (br, gzip) for clients that accept it; false by default.</summary>
    public bool Compressed { get; init; }

    /// <summary>Gets a value indicating whether the content type of answers names their charset; true by default.</summary>
    public bool Charset { get; init; } = true;

    /// <summary>Gets a value indicating whether answers have a length; false by default: they are chunked.</summary>
    public bool ContentLength { get; init; }

    /// <summary>Gets a value indicating whether an unknown job is answered 200 with an error body; false by default: 404.</summary>
    public bool UnknownJobOk { get; init; }

    /// <summary>Gets a value indicating whether <c>stream_port</c> is a string; false by default: a number.</summary>
    public bool StreamPortAsText { get; init; }

    /// <summary>Gets a value indicating whether <c>stream_url</c> is a host without <c>http://</c>; false by default.</summary>
    public bool StreamHostBare { get; init; }

    /// <summary>Gets the name of the profile to start with; "healthy" by default, which has no faults.</summary>
    public string Profile { get; init; } = "healthy";

    /// <summary>Gets the path of a JSON file with further profiles, which may replace built-in ones; null (default): none.</summary>
    public string? Profiles { get; init; }

    /// <summary>Gets the faults beside those of the profile; none by default.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Gets the seed of all random choices; 1 by default. The same seed and the same calls have the same outcome.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets a value indicating whether REST is served by TLS, with a self-signed certificate; false by default.</summary>
    public bool Tls { get; init; }

    /// <summary>Gets the access token that REST requests need; null (default): that of the profile, or none.</summary>
    public string? Token { get; init; }

    /// <summary>Gets a value indicating whether a job is created for a request with mistakes, if that is possible.</summary>
    internal bool OverlooksMistakes => Mistakes is MistakeAnswer.None or MistakeAnswer.ServerError;

    /// <summary>Gets the number of concurrent jobs that results from <see cref="MaxWindows"/> and the faults.</summary>
    internal int Windows => MaxWindows ?? CountDefaultWindows();

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">One or more settings are wrong; the message has a line for each, with its name, its value and
    /// what is allowed.</exception>
    public void Validate()
    {
        var mistakes = EmulatorOptionsValidator.FindMistakes(this).ToList();
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, mistakes));
        }
    }

    private int CountDefaultWindows()
    {
        try
        {
            var faultsOfProfile = ProfileCatalog.Load(Profiles).Find(Profile)?.Faults ?? [];
            var needed = faultsOfProfile.Concat(Faults).Max(fault => fault.FromJob) ?? 0;
            return needed <= UsualWindows ? UsualWindows : Math.Max(needed, WindowsOfALargeServer);
        }
        catch (ArgumentException)
        {
            // The validator reports the mistake in the profiles.
            return UsualWindows;
        }
    }
}
