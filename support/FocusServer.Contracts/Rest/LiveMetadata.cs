using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The answer to <c>GET /live_metadata</c>: the state of the sensor.</summary>
public sealed record LiveMetadata
{
    /// <summary>The <see cref="SoftwareVersion"/> that a server without a fibre may send.</summary>
    public const string WaitingForFiberVersion = "waiting for fiber";

    /// <summary>The distance between two channels, in metres; null or 0 while the server waits for its fibre.</summary>
    [JsonPropertyName("dx")]
    public double? Dx { get; init; }

    /// <summary>The pulse repetition rate in Hz; null or 0 while the server waits for its fibre.</summary>
    [JsonPropertyName("prr")]
    public double? PulseRepetitionRate { get; init; }

    /// <summary>The start of the fibre, in metres; null while the server waits for its fibre.</summary>
    [JsonPropertyName("fiber_start_meters")]
    public double? FiberStartMeters { get; init; }

    /// <summary>The length of the fibre, in metres; null while the server waits for its fibre.</summary>
    [JsonPropertyName("fiber_length_meters")]
    public double? FiberLengthMeters { get; init; }

    /// <summary>The version of the server's software, or <c>waiting for fiber</c>.</summary>
    [JsonPropertyName("sw_version")]
    public string? SoftwareVersion { get; init; }

    /// <summary>The number of channels of the fibre; some installations write it with a fraction of zero.</summary>
    [JsonPropertyName("number_of_channels")]
    public double? NumberOfChannels { get; init; }

    /// <summary>The name of the fibre.</summary>
    [JsonPropertyName("fiber_description")]
    public string? FiberDescription { get; init; }

    /// <summary>
    /// True if the server has no fibre to measure: its rate is 0 or missing. Its version alone does not say so, since servers have
    /// "waiting for fiber" there with a fibre, too.
    /// </summary>
    [JsonIgnore]
    public bool IsWaitingForFiber => PulseRepetitionRate is not > 0;
}
