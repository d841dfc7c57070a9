using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Streaming;

/// <summary>What is heard where nothing is to be heard: one long stretch of chance, of which every spectrum takes a part.</summary>
internal sealed class Noise
{
    private const int Places = 32 * 1024;
    private const int MostFrequencies = 32 * 1024;

    private readonly float[] _values = [.. Enumerable.Range(0, Places + MostFrequencies).Select(place => (float)Chance.Uniform(1, (ulong)place))];

    /// <summary>A part of it, evenly between 0 and 1.</summary>
    /// <param name="which">Tells this part from others.</param>
    /// <param name="from">How many of its values come before.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<float> Take(ulong which, int from, int count) => _values.AsSpan((int)(which % Places) + from, count);
}
