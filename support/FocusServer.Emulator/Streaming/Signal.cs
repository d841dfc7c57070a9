using System.Numerics;
using System.Runtime.InteropServices;
using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// What the fibre hears: vehicles that drive along it, over a steady hum. It is the same for all jobs with as many frequencies, and stands nowhere in
/// memory: a spectrum is mixed where it is needed, from what the place sounds like, and that is so little work that to keep it would cost more. With every row
/// the places move on, so that neighbouring streams show one picture. There are some takes of it that differ in their noise, lest noise moves like a vehicle.
/// </summary>
internal sealed class Signal
{
    /// <summary>How far a vehicle drives from one row to the next.</summary>
    public const int ChannelsPerRow = 2;

    private const int MaxValuesPerLoop = 128 * 1024;
    private const int Takes = 4;

    private readonly Noise _noise;
    private readonly float[] _hum;
    private readonly float[] _engine;
    private readonly Place[] _places;
    private readonly (float Minimum, float Maximum, float Mean)[] _loudness;

    /// <param name="frequencies">Values in one spectrum.</param>
    /// <param name="noise">What it takes its noise from.</param>
    public Signal(int frequencies, Noise noise)
    {
        _noise = noise;
        Frequencies = frequencies;
        Loop = Math.Clamp(MaxValuesPerLoop / frequencies, 32, 2048);
        _hum = [.. Enumerable.Range(0, frequencies).Select(f => 1f + MathF.Exp(-5f * f / frequencies))];
        _engine = [.. Enumerable.Range(0, frequencies).Select(f => 6f * MathF.Exp(-2.5f * f / frequencies))];
        var traffic = new Traffic(Loop);
        _places = [.. Enumerable.Range(0, Loop * Takes).Select(at => Listen(traffic.Loudness(at % Loop), (ulong)at))];
        var spectrum = new float[frequencies];
        _loudness = Array.ConvertAll(_places, place => Measure(place, spectrum));
        Range = (_loudness.Min(place => place.Minimum), _loudness.Max(place => place.Maximum));
        MeanRange = (_loudness.Min(place => place.Mean), _loudness.Max(place => place.Mean));
    }

    /// <summary>How many values one spectrum has.</summary>
    public int Frequencies { get; }

    /// <summary>After how many channels the picture repeats itself.</summary>
    public int Loop { get; }

    /// <summary>Between which all values are.</summary>
    public (float Minimum, float Maximum) Range { get; }

    /// <summary>Between which every <see cref="Mean"/> is.</summary>
    public (float Minimum, float Maximum) MeanRange { get; }

    /// <summary>The spectrum of a channel at a time, or a part of it.</summary>
    /// <param name="values">Where it is put.</param>
    /// <param name="channel">Which channel.</param>
    /// <param name="row">When.</param>
    /// <param name="from">How many of its values come before.</param>
    public void Fill(Span<float> values, int channel, int row, int from = 0) => Mix(values, _places[At(channel, row)], from);

    /// <summary>How loud a channel is at a time: the mean of its spectrum.</summary>
    public float Mean(int channel, int row) => _loudness[At(channel, row)].Mean;

    /// <summary>The smallest and the greatest value of some channels at a time.</summary>
    public (float Minimum, float Maximum) Extremes(int firstChannel, int channels, int row)
    {
        var (minimum, maximum) = (float.MaxValue, float.MinValue);
        for (var channel = firstChannel; channel < firstChannel + channels; channel++)
        {
            var place = _loudness[At(channel, row)];
            (minimum, maximum) = (Math.Min(minimum, place.Minimum), Math.Max(maximum, place.Maximum));
        }

        return (minimum, maximum);
    }

    // The louder the vehicle, the less is heard of anything else: it is where it is, not a channel further on.
    private static Place Listen(float vehicle, ulong at)
    {
        var rest = Math.Max(0.1f, 1 - (1.3f * vehicle));
        var murmur = 0.4f * ((float)Chance.Uniform(2, at) - 0.5f);
        return new Place(vehicle, 1 + (rest * murmur), 0.5f * rest, Chance.Mix(3, at));
    }

    private int At(int channel, int row)
    {
        var take = (int)(Chance.Mix(0, (ulong)row) % Takes);
        var place = (channel - ((long)ChannelsPerRow * row)) % Loop;
        return (int)(place < 0 ? place + Loop : place) + (take * Loop);
    }

    private (float Minimum, float Maximum, float Mean) Measure(Place place, float[] spectrum)
    {
        Mix(spectrum, place, 0);
        return (spectrum.Min(), spectrum.Max(), spectrum.Average());
    }

    private void Mix(Span<float> values, Place place, int from)
    {
        var hum = _hum.AsSpan(from, values.Length);
        var engine = _engine.AsSpan(from, values.Length);
        var noise = _noise.Take(place.Which, from, values.Length);
        var whole = values.Length - (values.Length % Vector<float>.Count);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values[..whole]);
        for (var i = 0; i < vectors.Length; i++)
        {
            var f = i * Vector<float>.Count;
            vectors[i] = (new Vector<float>(hum[f..]) * place.Hum) + (new Vector<float>(engine[f..]) * place.Vehicle) + (new Vector<float>(noise[f..]) * place.Noise);
        }

        for (var f = whole; f < values.Length; f++)
        {
            values[f] = (hum[f] * place.Hum) + (engine[f] * place.Vehicle) + (noise[f] * place.Noise);
        }
    }
}
