using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// Generates a deterministic signal: pulses that move along the fibre, over a spectrum that falls off with the frequency. It depends on
/// channel and row only, so that neighbouring streams show one picture.
/// </summary>
internal sealed class TestSignal
{
    /// <summary>The distance that a pulse moves from one row to the next.</summary>
    public const int ChannelsPerRow = 2;

    private const int Period = 96;

    private static readonly float[] _levels = [.. Enumerable.Range(0, Period).Select(place => 1 + (4 * Pulse(place - 8)) + (2 * Pulse(place - 56)))];

    private readonly float[] _spectrum;
    private readonly float _mean;

    public TestSignal(int frequencies)
    {
        _spectrum = [.. Enumerable.Range(0, frequencies).Select(frequency => MathF.Exp(-3f * frequency / frequencies))];
        _mean = _spectrum.Average();
        Range = (_levels.Min() * _spectrum[^1], _levels.Max() * _spectrum[0]);
        MeanRange = (_levels.Min() * _mean, _levels.Max() * _mean);
    }

    public int Frequencies => _spectrum.Length;

    public (float Minimum, float Maximum) Range { get; }

    public (float Minimum, float Maximum) MeanRange { get; }

    public void Fill(Span<float> values, int channel, int row)
    {
        var level = LevelAt(channel, row);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = level * _spectrum[i];
        }
    }

    public float Mean(int channel, int row) => LevelAt(channel, row) * _mean;

    public (float Minimum, float Maximum) Extremes(ChannelRun channels, int row)
    {
        var (minimum, maximum) = (float.MaxValue, float.MinValue);
        for (var channel = channels.First; channel <= channels.Last; channel++)
        {
            var level = LevelAt(channel, row);
            (minimum, maximum) = (Math.Min(minimum, level), Math.Max(maximum, level));
        }

        return (minimum * _spectrum[^1], maximum * _spectrum[0]);
    }

    private static float Pulse(int distance) => MathF.Exp(-0.1f * distance * distance);

    private static float LevelAt(int channel, int row)
    {
        var place = (int)((channel - ((long)ChannelsPerRow * row)) % Period);
        return _levels[place < 0 ? place + Period : place];
    }
}
