using FocusServer.Contracts.Rest;

namespace FocusServer.Client;

/// <summary>Creates the request for the live job that a ramp asks for by default.</summary>
public static class LiveJobRequest
{
    private const int Channels = 50;

    /// <summary>
    /// Creates a request for a multichannel view of channels 1–50, as far as the fibre has them: 1024-point transforms, 0–500 Hz,
    /// 300 s on the time axis, 600 pixels high: two rows a second on a server that divides the one by the other.
    /// </summary>
    /// <param name="fibre">The channels that the fibre has.</param>
    public static ConfigureRequest For(ChannelsResponse fibre)
    {
        var first = Math.Clamp(1, fibre.LowestChannel, fibre.HighestChannel);
        return new ConfigureRequest
        {
            DisplayTimeAxisDuration = 300,
            NfftSelection = 1024,
            DisplayInfo = new DisplayInfo { Height = 600 },
            Channels = new IntRange { Min = first, Max = Math.Min(first + Channels - 1, fibre.HighestChannel) },
            FrequencyRange = new IntRange { Min = 0, Max = 500 },
            ViewType = "0",
        };
    }
}
