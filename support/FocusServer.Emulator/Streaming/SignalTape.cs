using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FocusServer.Emulator.Streaming;

/// <summary>
/// What the fibre hears: vehicles that drive along it, over a steady hum. The picture is computed once, as a tape of spectra, one for each
/// place; a row is a slice of the tape, and with every row the tape moves on. So a row costs nothing but sending it, whoever
/// reads it, and neighbouring streams show one picture.
/// </summary>
internal sealed class SignalTape
{
    /// <summary>How far a vehicle drives from one row to the next.</summary>
    public const int ChannelsPerRow = 2;

    private const int MaxValuesPerLoop = 256 * 1024;
    private const int FirstVehicle = 8;
    private const int PlacesPerVehicle = 64;

    private readonly byte[] _bytes;
    private readonly float[] _minima;
    private readonly float[] _maxima;
    private readonly int _frequencies;
    private readonly int _loop;

    /// <param name="frequencies">Values in one spectrum.</param>
    /// <param name="maxChannels">Spectra in the widest row.</param>
    public SignalTape(int frequencies, int maxChannels)
    {
        _frequencies = frequencies;
        _loop = Math.Clamp(MaxValuesPerLoop / frequencies, 32, 256);
        _bytes = new byte[sizeof(float) * frequencies * (_loop + maxChannels)];
        _minima = new float[_loop + maxChannels];
        _maxima = new float[_loop + maxChannels];
        Record();
    }

    /// <summary>The row of some channels at a time, as little-endian float32. Never changes, so it may be sent without a copy.</summary>
    public ReadOnlyMemory<byte> Row(int firstChannel, int channels, int row)
    {
        var spectrum = sizeof(float) * _frequencies;
        return _bytes.AsMemory(Place(firstChannel, row) * spectrum, channels * spectrum);
    }

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
        var place = (firstChannel - ((long)ChannelsPerRow * row)) % _loop;
        return (int)(place < 0 ? place + _loop : place);
    }

    private void Record()
    {
        var spectrum = new float[_frequencies];
        var hum = Enumerable.Range(0, _frequencies).Select(f => 1f + MathF.Exp(-0.02f * f)).ToArray();
        var engine = Enumerable.Range(0, _frequencies).Select(f => 6f * MathF.Exp(-0.01f * f)).ToArray();
        var noise = 1u;
        for (var place = 0; place < _minima.Length; place++)
        {
            if (place % _loop == 0)
            {
                noise = 2463534242;
            }

            var vehicle = Loudness(place % _loop);
            for (var f = 0; f < spectrum.Length; f++)
            {
                noise ^= noise << 13;
                noise ^= noise >> 17;
                noise ^= noise << 5;
                spectrum[f] = hum[f] + (vehicle * engine[f]) + (noise * (0.5f / uint.MaxValue));
            }

            Write(place, spectrum);
        }
    }

    /// <summary>1 where a vehicle is, and little a few channels away from it.</summary>
    private static float Loudness(int place)
    {
        var distance = ((place + (PlacesPerVehicle / 2) - FirstVehicle) % PlacesPerVehicle) - (PlacesPerVehicle / 2);
        return MathF.Exp(-0.15f * distance * distance);
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
    }
}
