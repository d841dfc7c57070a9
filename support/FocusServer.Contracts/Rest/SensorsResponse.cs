using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The answer to <c>GET /sensors</c>; not every installation has this route.</summary>
public sealed record SensorsResponse
{
    /// <summary>The numbers of the sensors, from 0.</summary>
    [JsonPropertyName("sensors")]
    public required IReadOnlyList<int> Sensors { get; init; }
}
