using System.Globalization;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Plans;

namespace FocusServer.Load.Jobs;

/// <summary>Creates the request for a live job of a shape.</summary>
internal static class ShapedRequest
{
    /// <summary>Creates the request, within the channels that the fibre has.</summary>
    public static ConfigureRequest For(ChannelsResponse fibre, JobShape shape) => LiveJobRequest.For(fibre, new ConfigureRequest
    {
        ViewType = ((int)View(shape.View)).ToString(CultureInfo.InvariantCulture),
        Channels = new IntRange { Min = 1, Max = shape.Channels },
        NfftSelection = shape.Nfft,
        FrequencyRange = shape is { MinFrequencyHz: { } min, MaxFrequencyHz: { } max } ? new IntRange { Min = min, Max = max } : null,
        DisplayTimeAxisDuration = shape.DurationSec,
        DisplayInfo = new DisplayInfo { Height = shape.Height },
    });

    private static ViewType View(JobView view) => view switch
    {
        JobView.SingleChannel => ViewType.SingleChannel,
        JobView.Waterfall => ViewType.Waterfall,
        _ => ViewType.MultiChannel,
    };
}
