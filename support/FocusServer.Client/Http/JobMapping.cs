using FocusServer.Contracts.Rest;

namespace FocusServer.Client.Http;

/// <summary>Reads a job from the server's answer.</summary>
internal static class JobMapping
{
    // One stream for each channel that a request may ask for.
    private const int MostStreams = 2222;

    /// <exception cref="FocusServerException">The answer refuses the job, or describes none that could be streamed.</exception>
    public static JobDescription Describe(RestAnswer answer)
    {
        if (answer.Refuses)
        {
            throw StatusFailure.From(answer);
        }

        var job = answer.Read<JobResponse>();
        var address = StreamAddress(job.StreamUrl, job.StreamPort);
        if (FindMistake(job, address, answer) is { } mistake)
        {
            throw answer.Broken(mistake);
        }

        return new JobDescription
        {
            JobId = job.JobId,
            StreamAddress = address!,
            StreamCount = job.StreamAmount,
            RowInterval = TimeSpan.FromSeconds(job.LinesDt),
            Channels = job.ChannelAmount,
            Frequencies = job.FrequenciesAmount,
        };
    }

    private static string? FindMistake(JobResponse job, Uri? address, RestAnswer answer) => job switch
    {
        _ when string.IsNullOrWhiteSpace(job.JobId) => "job_id is empty",
        _ when !JobName.IsUsable(job.JobId) => "job_id holds characters that no name of a job has",
        { StreamAmount: < 1 or > MostStreams } => $"stream_amount is {job.StreamAmount}, and must be 1–{MostStreams}",
        // At least a microsecond, so that the TimeSpan is not zero; at most a minute, since no hold could tell a slower stream from a
        // dead one.
        { LinesDt: not (>= 0.000_001 and <= 60) } =>
            FormattableString.Invariant($"lines_dt is {job.LinesDt}, and must be a number of seconds above 0, up to 60"),
        { StreamPort: < 1 or > ushort.MaxValue } => $"stream_port is {job.StreamPort}, and must be 1–65535",
        _ when address is null => $"stream_url is “{Excerpt.From(answer.Redact(job.StreamUrl))}”, and must be a host, or http:// or https:// and a host",
        _ => null,
    };

    // Some servers answer a bare host, sometimes an IPv6 address. A port or path in the URL does not belong to the stream.
    private static Uri? StreamAddress(string url, int port)
    {
        var host = Uri.CheckHostName(url) == UriHostNameType.IPv6 && !url.StartsWith('[') ? $"[{url}]" : url;
        var absolute = host.Contains("://", StringComparison.Ordinal) ? host : $"{Uri.UriSchemeHttp}://{host}";
        var isUsable = Uri.TryCreate(absolute, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            && port is >= 1 and <= ushort.MaxValue;
        return isUsable ? new UriBuilder(parsed!.Scheme, parsed.Host, port).Uri : null;
    }
}
