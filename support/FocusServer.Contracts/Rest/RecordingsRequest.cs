using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>Body of <c>POST /recordings_in_time_range</c>.</summary>
public sealed record RecordingsRequest
{
    /// <summary>Where the time range starts, in epoch seconds.</summary>
    [JsonPropertyName("start_time")]
    public required long StartTime { get; init; }

    /// <summary>Where the time range ends, in epoch seconds; after its start.</summary>
    [JsonPropertyName("end_time")]
    public required long EndTime { get; init; }
}
