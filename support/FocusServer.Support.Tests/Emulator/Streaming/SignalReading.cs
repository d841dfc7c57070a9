using FocusServer.Emulator.Streaming;

namespace FocusServer.Support.Tests.Emulator.Streaming;

/// <summary>Whole rows of a signal.</summary>
internal static class SignalReading
{
    /// <summary>The values of some channels at a time, channel by channel.</summary>
    public static float[] Row(this Signal signal, int firstChannel, int channels, int row)
    {
        var values = new float[channels * signal.Frequencies];
        for (var i = 0; i < channels; i++)
        {
            signal.Fill(values.AsSpan(i * signal.Frequencies, signal.Frequencies), firstChannel + i, row);
        }

        return values;
    }

    /// <summary>How loud some channels are at a time.</summary>
    public static float[] Means(this Signal signal, int firstChannel, int channels, int row) =>
        [.. Enumerable.Range(firstChannel, channels).Select(channel => signal.Mean(channel, row))];
}
