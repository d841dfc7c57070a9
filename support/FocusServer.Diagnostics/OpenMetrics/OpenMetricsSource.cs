using System.Runtime.CompilerServices;
using FocusServer.Diagnostics.Sources;
using FocusServer.Evidence.Observations;

namespace FocusServer.Diagnostics.OpenMetrics;

/// <summary>
/// Reads the server's own page of metrics on a schedule. It notes values that changed, at most every ten seconds, and at once that the process began anew:
/// a server that was started again has lost its jobs.
/// </summary>
internal sealed class OpenMetricsSource : PingSource
{
    /// <summary>The moment at which the process began, by which a restart is known.</summary>
    public const string Began = "process_start_time_seconds";

    /// <summary>The metrics that every process has.</summary>
    public static readonly IReadOnlyList<string> OfEveryProcess = ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds"];

    private const int SamplesEvery = 10;
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly OpenMetricsOptions _options;
    private readonly HashSet<string> _wanted;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { MaxResponseContentBufferSize = MostBytes };
    private readonly Dictionary<string, double> _known = new(StringComparer.Ordinal);
    private int _read;

    private OpenMetricsSource(OpenMetricsOptions options, Action<Observation, TimeSpan> note, TimeProvider time)
        : base(ObservationSource.Metrics, ObservationText.Name(ObservationSource.Metrics), note, time)
    {
        _options = options;
        _wanted = [Began, .. OfEveryProcess, .. options.Names];
    }

    /// <summary>Creates it. Apart, so that nothing of it is loaded where it is not used.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ISource Create(OpenMetricsOptions options, Action<Observation, TimeSpan> note, TimeProvider time) => new OpenMetricsSource(options, note, time);

    /// <inheritdoc/>
    public override string Conceal(string message) => Secrets.Cleanse(message, _options.Address.OriginalString);

    /// <inheritdoc/>
    public override void Dispose() => _http.Dispose();

    /// <inheritdoc/>
    protected override async Task AskAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(_options.Address, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException(FormattableString.Invariant($"it answered {(int)answer.StatusCode}"));
        }

        var samples = MetricsPage.Read(await answer.Content.ReadAsStringAsync(cancellationToken), _wanted);
        if (samples.TryGetValue(Began, out var began) && _known.TryGetValue(Began, out var before) && began > before)
        {
            Note(See(ObservationKind.Restarted, "the server") with { Reason = "its metrics begin anew" });
        }

        if (_read++ % SamplesEvery == 0)
        {
            foreach (var (name, value) in samples.Where(sample => sample.Key != Began && !(_known.TryGetValue(sample.Key, out var known) && known.Equals(sample.Value))))
            {
                Note(See(ObservationKind.Sample, name) with { Value = value });
                _known[name] = value;
            }
        }

        if (samples.TryGetValue(Began, out var start))
        {
            _known[Began] = start;
        }
    }

    private Observation See(ObservationKind kind, string subject) => new() { Source = Kind, Kind = kind, Subject = subject, Moment = Now };
}
