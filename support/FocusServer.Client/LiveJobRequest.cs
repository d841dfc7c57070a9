using FocusServer.Contracts.Rest;

namespace FocusServer.Client;

/// <summary>Creates requests for live jobs.</summary>
public static class LiveJobRequest
{
    /// <summary>
    /// Creates a request for a light live job: a multichannel view of channels 1–50, as far as the fibre has them, 1024-point transforms,
    /// 0–500 Hz, 300 s on the time axis and 600 pixels high, which is two rows a second.
    /// </summary>
    /// <param name="fibre">The channels that the fibre has.</param>
    public static ConfigureRequest For(ChannelsResponse fibre) => For(fibre, new ConfigureRequest
    {
        DisplayTimeAxisDuration = 300,
        NfftSelection = 1024,
        DisplayInfo = new DisplayInfo { Height = 600 },
        Channels = new IntRange { Min = 1, Max = 50 },
        FrequencyRange = new IntRange { Min = 0, Max = 500 },
        ViewType = "0",
    });

    /// <summary>Fits a request to a fibre: as many channels as it asks for, or as the fibre has, from its first one on.</summary>
    /// <param name="fibre">The channels that the fibre has.</param>
    /// <param name="shape">The request, whose channels begin with 1.</param>
    public static ConfigureRequest For(ChannelsResponse fibre, ConfigureRequest shape)
    {
        var first = Math.Clamp(shape.Channels.Min, fibre.LowestChannel, fibre.HighestChannel);
        var most = shape.Channels.Max - shape.Channels.Min;
        return shape with { Channels = new IntRange { Min = first, Max = Math.Min(first + most, fibre.HighestChannel) } };
    }
}
