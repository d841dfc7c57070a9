using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>A refusal that names its reason.</summary>
public sealed record ErrorResponse
{
    /// <summary>The error, in a word or two.</summary>
    [JsonPropertyName("error")]
    public required string Error { get; init; }

    /// <summary>The error, in a sentence.</summary>
    [JsonPropertyName("message")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }
}
