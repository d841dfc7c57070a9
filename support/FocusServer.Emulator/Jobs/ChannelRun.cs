namespace FocusServer.Emulator.Jobs;

/// <summary>The channels of one stream, both ends included.</summary>
internal readonly record struct ChannelRun(int First, int Last)
{
    public int Count => Last - First + 1;
}
