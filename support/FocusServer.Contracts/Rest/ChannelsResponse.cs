using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The answer to <c>GET /channels</c>: the channels of the fibre, both ends included.</summary>
public sealed record ChannelsResponse
{
    /// <summary>The lowest channel number, usually 1.</summary>
    [JsonPropertyName("lowest_channel")]
    public required int LowestChannel { get; init; }

    /// <summary>The highest channel number.</summary>
    [JsonPropertyName("highest_channel")]
    public required int HighestChannel { get; init; }
}
