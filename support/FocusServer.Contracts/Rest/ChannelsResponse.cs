using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>Answer of <c>GET /channels</c>: the channels the fibre has, both ends included.</summary>
public sealed record ChannelsResponse
{
    /// <summary>The lowest channel number, usually 1.</summary>
    [JsonPropertyName("lowest_channel")]
    public required int LowestChannel { get; init; }

    /// <summary>The highest channel number.</summary>
    [JsonPropertyName("highest_channel")]
    public required int HighestChannel { get; init; }
}
