using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The viewer's screen.</summary>
public sealed record DisplayInfo
{
    /// <summary>The height in pixels.</summary>
    [JsonPropertyName("height")]
    public required int Height { get; init; }
}
