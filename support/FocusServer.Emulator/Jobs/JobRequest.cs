using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Jobs;

/// <summary>Represents a <c>/configure</c> request that is answered with a job.</summary>
internal sealed record JobRequest(ViewType View, ChannelRun Channels, int Nfft, IntRange? Frequencies, double RowSeconds, TimeRange? Recording);

/// <summary>Represents consecutive channels, both ends included.</summary>
internal readonly record struct ChannelRun(int First, int Last)
{
    public int Count => Last - First + 1;
}

/// <summary>Represents a time range in epoch seconds.</summary>
internal sealed record TimeRange(long Start, long End);
