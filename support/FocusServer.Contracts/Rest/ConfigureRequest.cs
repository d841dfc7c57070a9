using System.Text.Json.Serialization;

namespace FocusServer.Contracts.Rest;

/// <summary>The body of <c>POST /configure</c>: asks for one job, a live one if it has no times.</summary>
public sealed record ConfigureRequest
{
    /// <summary>The length of the time axis in seconds; not for a waterfall.</summary>
    [JsonPropertyName("displayTimeAxisDuration")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DisplayTimeAxisDuration { get; init; }

    /// <summary>The length of the Fourier transform, a power of two; 1 or absent for a waterfall.</summary>
    [JsonPropertyName("nfftSelection")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NfftSelection { get; init; }

    /// <summary>The viewer's screen.</summary>
    [JsonPropertyName("displayInfo")]
    public required DisplayInfo DisplayInfo { get; init; }

    /// <summary>The channels to show.</summary>
    [JsonPropertyName("channels")]
    public required IntRange Channels { get; init; }

    /// <summary>The frequencies to show, in Hz; not for a waterfall.</summary>
    [JsonPropertyName("frequencyRange")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IntRange? FrequencyRange { get; init; }

    /// <summary>The start of a historic job in epoch seconds; null for a live one.</summary>
    [JsonPropertyName("start_time")]
    public long? StartTime { get; init; }

    /// <summary>The end of a historic job in epoch seconds; null for a live one.</summary>
    [JsonPropertyName("end_time")]
    public long? EndTime { get; init; }

    /// <summary>The number of a <see cref="Rest.ViewType"/>, as a string.</summary>
    [JsonPropertyName("view_type")]
    public required string ViewType { get; init; }
}
