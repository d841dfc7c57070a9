using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The body of a 422: every mistake in a request.</summary>
public sealed record ValidationResponse
{
    /// <summary>The mistakes.</summary>
    [JsonPropertyName("detail")]
    public required IReadOnlyList<ValidationMistake> Detail { get; init; }
}
