using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The body of <c>POST /recordings_in_time_range</c>.</summary>
public sealed record RecordingsRequest
{
    /// <summary>The start of the time range, in epoch seconds.</summary>
    [JsonPropertyName("start_time")]
    public required long StartTime { get; init; }

    /// <summary>The end of the time range, in epoch seconds; after its start.</summary>
    [JsonPropertyName("end_time")]
    public required long EndTime { get; init; }
}
