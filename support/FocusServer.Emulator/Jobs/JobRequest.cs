using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Jobs;

/// <summary>A <c>/configure</c> that has no mistakes.</summary>
/// <param name="View">What is looked at.</param>
/// <param name="Channels">The channels to be shown.</param>
/// <param name="Nfft">Length of the Fourier transform; 1 for a waterfall.</param>
/// <param name="Frequencies">The frequencies to be shown, in Hz; null for a waterfall.</param>
/// <param name="Recording">What to play back; null for a live job.</param>
internal sealed record JobRequest(ViewType View, ChannelRun Channels, int Nfft, IntRange? Frequencies, TimeRange? Recording);
