using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// What the fibre hears: vehicles that drive along it, over a steady hum. The picture is computed once, as a tape of spectra, one for each
/// place; a row is a slice of the tape, and with every row the tape moves on. So a row costs nothing but sending it, whoever
/// reads it, and neighbouring streams show one picture. There are some takes of it that differ in their noise, lest noise moves like a vehicle.
/// </summary>
internal sealed class SignalTape
{
    /// <summary>How far a vehicle drives from one row to the next.</summary>
    public const int ChannelsPerRow = 2;

    private const int MaxValuesPerLoop = 128 * 1024;
    private const int Takes = 4;

    private readonly byte[] _bytes;
    private readonly float[] _minima;
    private readonly float[] _maxima;
    private readonly float[] _means;
    private readonly int _frequencies;
    private readonly int _length;

    /// <param name="frequencies">Values in one spectrum.</param>
    /// <param name="maxChannels">Spectra in the widest row.</param>
    public SignalTape(int frequencies, int maxChannels)
    {
        _frequencies = frequencies;
        Loop = Math.Clamp(MaxValuesPerLoop / frequencies, 32, 2048);
        _length = Loop + maxChannels;
        _bytes = new byte[sizeof(float) * frequencies * _length * Takes];
        _minima = new float[_length * Takes];
        _maxima = new float[_length * Takes];
        _means = new float[_length * Takes];
        for (var take = 0; take < Takes; take++)
        {
            Record(take);
        }

        Range = (_minima.Min(), _maxima.Max());
        MeanRange = (_means.Min(), _means.Max());
    }

    /// <summary>After how many channels the picture repeats itself.</summary>
    public int Loop { get; }

    /// <summary>Between which all values are.</summary>
    public (float Minimum, float Maximum) Range { get; }

    /// <summary>Between which all of <see cref="Means"/> are.</summary>
    public (float Minimum, float Maximum) MeanRange { get; }

    /// <summary>The row of some channels at a time, as little-endian float32. Never changes, so it may be sent without a copy.</summary>
    public ReadOnlyMemory<byte> Row(int firstChannel, int channels, int row)
    {
        var spectrum = sizeof(float) * _frequencies;
        return _bytes.AsMemory(Place(firstChannel, row) * spectrum, channels * spectrum);
    }

    /// <summary>How loud each of some channels is at a time: the mean of its spectrum in <see cref="Row"/>.</summary>
    public ReadOnlySpan<float> Means(int firstChannel, int channels, int row) => _means.AsSpan(Place(firstChannel, row), channels);

    /// <summary>The smallest and the greatest value of <see cref="Row"/>.</summary>
    public (float Minimum, float Maximum) Extremes(int firstChannel, int channels, int row)
    {
        var place = Place(firstChannel, row);
        var (minimum, maximum) = (float.MaxValue, float.MinValue);
        for (var i = place; i < place + channels; i++)
        {
            minimum = Math.Min(minimum, _minima[i]);
            maximum = Math.Max(maximum, _maxima[i]);
        }

        return (minimum, maximum);
    }

    private int Place(int firstChannel, int row)
    {
        var take = (int)(Chance.Mix(0, (ulong)row) % Takes);
        var place = (firstChannel - ((long)ChannelsPerRow * row)) % Loop;
        return (int)(place < 0 ? place + Loop : place) + (take * _length);
    }

    private void Record(int take)
    {
        var traffic = new Traffic(Loop);
        var spectrum = new float[_frequencies];
        var hum = Enumerable.Range(0, _frequencies).Select(f => 1f + MathF.Exp(-5f * f / _frequencies)).ToArray();
        var engine = Enumerable.Range(0, _frequencies).Select(f => 6f * MathF.Exp(-2.5f * f / _frequencies)).ToArray();
        for (var place = 0; place < _length; place++)
        {
            var noise = (uint)Chance.Mix((ulong)take, (ulong)(place % Loop)) | 1;
            var vehicle = traffic.Loudness(place % Loop);

            // The louder the vehicle, the less is heard of anything else: it is where it is, not a channel further on.
            var rest = Math.Max(0.1f, 1 - (1.3f * vehicle));
            var murmur = 1 + (rest * ((noise * (0.4f / uint.MaxValue)) - 0.2f));
            for (var f = 0; f < spectrum.Length; f++)
            {
                noise ^= noise << 13;
                noise ^= noise >> 17;
                noise ^= noise << 5;
                spectrum[f] = (murmur * hum[f]) + (vehicle * engine[f]) + (rest * noise * (0.5f / uint.MaxValue));
            }

            Write((take * _length) + place, spectrum);
        }
    }

    private void Write(int place, float[] spectrum)
    {
        var target = _bytes.AsSpan(sizeof(float) * _frequencies * place);
        MemoryMarshal.AsBytes<float>(spectrum).CopyTo(target);
        for (var f = 0; !BitConverter.IsLittleEndian && f < spectrum.Length; f++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(target[(sizeof(float) * f)..], spectrum[f]);
        }

        _minima[place] = spectrum.Min();
        _maxima[place] = spectrum.Max();
        _means[place] = spectrum.Average();
    }
}
