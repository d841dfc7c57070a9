using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The answer to <c>POST /recordings_in_time_range</c>, if it is not just the list.</summary>
public sealed record RecordingsResponse
{
    /// <summary>The start and the end of each recording in epoch seconds; the end is -1 while it is being recorded.</summary>
    [JsonPropertyName("recordings")]
    public required IReadOnlyList<IReadOnlyList<long>> Recordings { get; init; }
}
