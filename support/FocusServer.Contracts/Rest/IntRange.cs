using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>A range of whole numbers, both ends included: channels, or frequencies in Hz.</summary>
public sealed record IntRange
{
    /// <summary>The lower end.</summary>
    [JsonPropertyName("min")]
    public required int Min { get; init; }

    /// <summary>The upper end.</summary>
    [JsonPropertyName("max")]
    public required int Max { get; init; }
}
