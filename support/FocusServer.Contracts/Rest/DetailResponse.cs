using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>A refusal by the framework, such as <c>{"detail":"Not Found"}</c>.</summary>
public sealed record DetailResponse
{
    /// <summary>The error.</summary>
    [JsonPropertyName("detail")]
    public required string Detail { get; init; }
}
