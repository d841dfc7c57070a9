using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The answer to <c>POST /configure</c> and to <c>GET /metadata/{job_id}</c>: one job.</summary>
public sealed record JobResponse
{
    /// <summary>The status: usually the empty string; some installations send "ok", "success" or "configured".</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>The frequencies of one spectrum, in Hz.</summary>
    [JsonPropertyName("frequencies_list")]
    public IReadOnlyList<double>? FrequenciesList { get; init; }

    /// <summary>The time between two rows, in seconds.</summary>
    [JsonPropertyName("lines_dt")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required double LinesDt { get; init; }

    /// <summary>The stream of each channel, by channel number.</summary>
    [JsonPropertyName("channel_to_stream_index")]
    public IReadOnlyDictionary<string, int>? ChannelToStreamIndex { get; init; }

    /// <summary>The number of streams of the job.</summary>
    [JsonPropertyName("stream_amount")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required int StreamAmount { get; init; }

    /// <summary>The job's id, <c>{window}-{sequence}</c>.</summary>
    [JsonPropertyName("job_id")]
    public required string JobId { get; init; }

    /// <summary>The number of frequencies of one spectrum.</summary>
    [JsonPropertyName("frequencies_amount")]
    public int? FrequenciesAmount { get; init; }

    /// <summary>The number of channels that the job shows.</summary>
    [JsonPropertyName("channel_amount")]
    public int? ChannelAmount { get; init; }

    /// <summary>The port of the job's streams; some installations send it as a string.</summary>
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

    /// <summary>The state of the sensor when the job was created.</summary>
    [JsonPropertyName("metadata")]
    public LiveMetadata? Metadata { get; init; }
}
