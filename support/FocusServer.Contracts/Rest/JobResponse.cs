using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>Answer of <c>POST /configure</c> and of <c>GET /metadata/{job_id}</c>: one job.</summary>
public sealed record JobResponse
{
    /// <summary>Often the empty string; "ok", "success" and "configured" are seen too.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>The frequencies of one spectrum, in Hz.</summary>
    [JsonPropertyName("frequencies_list")]
    public IReadOnlyList<double>? FrequenciesList { get; init; }

    /// <summary>Seconds between two rows.</summary>
    [JsonPropertyName("lines_dt")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required double LinesDt { get; init; }

    /// <summary>Which stream carries which channel; keys are channel numbers.</summary>
    [JsonPropertyName("channel_to_stream_index")]
    public IReadOnlyDictionary<string, int>? ChannelToStreamIndex { get; init; }

    /// <summary>How many streams the job has.</summary>
    [JsonPropertyName("stream_amount")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required int StreamAmount { get; init; }

    /// <summary>The job's name, <c>{window}-{sequence}</c>.</summary>
    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    /// <summary>How many frequencies one spectrum has.</summary>
    [JsonPropertyName("frequencies_amount")]
    public int? FrequenciesAmount { get; init; }

    /// <summary>How many channels the job shows.</summary>
    [JsonPropertyName("channel_amount")]
    public int? ChannelAmount { get; init; }

    /// <summary>The port of the job's streams; some installations answer it as a string.</summary>
    [JsonPropertyName("stream_port")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required int StreamPort { get; init; }

    /// <summary>The host of the job's streams, with or without a scheme.</summary>
    [JsonPropertyName("stream_url")]
    public required string StreamUrl { get; init; }

    /// <summary>The number of a <see cref="Rest.ViewType"/>.</summary>
    [JsonPropertyName("view_type")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public int? ViewType { get; init; }

    /// <summary>The sensor when the job was made.</summary>
    [JsonPropertyName("metadata")]
    public LiveMetadata? Metadata { get; init; }
}
