using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>Body of a 422: every mistake in a request.</summary>
public sealed record ValidationResponse
{
    /// <summary>One entry per mistake.</summary>
    [JsonPropertyName("detail")]
    public required IReadOnlyList<ValidationMistake> Detail { get; init; }
}
