using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Jobs;

/// <summary>Represents a <c>/configure</c> request without mistakes.</summary>
/// <param name="View">The kind of view.</param>
/// <param name="Channels">The channels to show.</param>
/// <param name="Nfft">The length of the Fourier transform; 1 for a waterfall.</param>
/// <param name="Frequencies">The frequencies to show, in Hz; null for a waterfall.</param>
/// <param name="Recording">The time range to play back; null for a live job.</param>
internal sealed record JobRequest(ViewType View, ChannelRun Channels, int Nfft, IntRange? Frequencies, TimeRange? Recording);

/// <summary>Represents consecutive channels, both ends included.</summary>
internal readonly record struct ChannelRun(int First, int Last)
{
    public int Count => Last - First + 1;
}

/// <summary>Represents a time range in epoch seconds.</summary>
internal sealed record TimeRange(long Start, long End);
