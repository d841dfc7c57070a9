using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>Answer of <c>GET /live_metadata</c>: what the sensor is doing now.</summary>
public sealed record LiveMetadata
{
    /// <summary>The <see cref="SoftwareVersion"/> that a server without a fibre may answer.</summary>
    public const string WaitingForFiberVersion = "waiting for fiber";

    /// <summary>Metres between two channels.</summary>
    [JsonPropertyName("dx")]
    public double Dx { get; init; }

    /// <summary>Pulse repetition rate in Hz; 0 while the server waits for its fibre.</summary>
    [JsonPropertyName("prr")]
    public double PulseRepetitionRate { get; init; }

    /// <summary>Where the fibre starts, in metres.</summary>
    [JsonPropertyName("fiber_start_meters")]
    public double FiberStartMeters { get; init; }

    /// <summary>How long the fibre is, in metres.</summary>
    [JsonPropertyName("fiber_length_meters")]
    public double FiberLengthMeters { get; init; }

    /// <summary>The version of the server's software, or <c>waiting for fiber</c>.</summary>
    [JsonPropertyName("sw_version")]
    public string SoftwareVersion { get; init; } = "";

    /// <summary>How many channels the fibre has; some installations answer a number with a fraction of zero.</summary>
    [JsonPropertyName("number_of_channels")]
    public double NumberOfChannels { get; init; }

    /// <summary>A name for the fibre.</summary>
    [JsonPropertyName("fiber_description")]
    public string FiberDescription { get; init; } = "";

    /// <summary>Whether the server has no fibre to measure: its rate is 0, or its version says so.</summary>
    [JsonIgnore]
    public bool IsWaitingForFiber =>
        PulseRepetitionRate <= 0 || string.Equals(SoftwareVersion, WaitingForFiberVersion, StringComparison.OrdinalIgnoreCase);
}
