using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>One mistake in a request.</summary>
public sealed record ValidationMistake
{
    /// <summary>The path to the mistake, such as body, channels, max.</summary>
    [JsonPropertyName("loc")]
    public required IReadOnlyList<string> Location { get; init; }

    /// <summary>The mistake, in a sentence.</summary>
    [JsonPropertyName("msg")]
    public required string Message { get; init; }

    /// <summary>The kind of mistake.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }
}
