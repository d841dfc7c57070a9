using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>Answer of <c>POST /recordings_in_time_range</c>, where it is not the bare list.</summary>
public sealed record RecordingsResponse
{
    /// <summary>A pair for each recording: its start and its end in epoch seconds; an end of -1: it is still being recorded.</summary>
    [JsonPropertyName("recordings")]
    public required IReadOnlyList<IReadOnlyList<long>> Recordings { get; init; }
}
