using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>Answer of <c>GET /sensors</c>; not every installation has it.</summary>
public sealed record SensorsResponse
{
    /// <summary>The numbers of the sensors, from 0.</summary>
    [JsonPropertyName("sensors")]
    public required IReadOnlyList<int> Sensors { get; init; }
}
