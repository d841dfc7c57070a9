using System.Buffers.Binary;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Streaming;

namespace FocusServer.Emulator.Page;

/// <summary>Makes a picture of what a job sends: of many channels how loud each is, of a single one its spectrum.</summary>
internal sealed class WaterfallPainter(Job job, SignalTapes tapes)
{
    public const int UsualRows = 120;
    public const int MostRows = 1000;

    private const int MostColumns = 400;

    private readonly JobLayout _layout = job.Layout;
    private readonly SignalTape _tape = tapes.For(job.Layout.Frequencies.Count, job.Layout.Streams[0].Count);

    /// <summary>The last rows that are due.</summary>
    /// <param name="stream">Which stream; null: all, side by side.</param>
    /// <param name="after">The index of the last row that is known; null: none.</param>
    /// <param name="rows">At most so many.</param>
    public PictureView Paint(int? stream, int? after, int rows)
    {
        IReadOnlyList<ChannelRun> runs = stream is { } one ? [_layout.Streams[one]] : _layout.Streams;
        var next = job.RowsDue;
        var first = (int)Math.Min(next, Math.Max((after ?? -1) + 1L, next - rows));
        var isSpectrum = runs is [{ Count: 1 }] && _layout.Frequencies.Count > 1;
        var (low, high) = isSpectrum ? _tape.Range : _tape.MeanRange;
        var pictures = new List<string>(next - first);
        for (var row = first; row < next; row++)
        {
            pictures.Add(Convert.ToBase64String(isSpectrum ? PaintSpectrum(runs[0].First, row) : PaintChannels(runs, row)));
        }

        return isSpectrum
            ? new PictureView("frequency", _layout.Frequencies[0], _layout.Frequencies[^1], Columns(_layout.Frequencies.Count), low, high, first, next, pictures)
            : new PictureView("channel", runs[0].First, runs[^1].Last, runs.Sum(run => run.Count), low, high, first, next, pictures);
    }

    private static int Columns(int frequencies) => Math.Min(frequencies, MostColumns);

    private static byte Shade(float value, (float Minimum, float Maximum) range) =>
        (byte)Math.Clamp(255 * (value - range.Minimum) / (range.Maximum - range.Minimum), 0, 255);

    private byte[] PaintChannels(IReadOnlyList<ChannelRun> runs, int row)
    {
        var picture = new List<byte>();
        foreach (var run in runs)
        {
            foreach (var mean in _tape.Means(run.First, run.Count, row))
            {
                picture.Add(Shade(mean, _tape.MeanRange));
            }
        }

        return [.. picture];
    }

    private byte[] PaintSpectrum(int channel, int row)
    {
        var values = _tape.Row(channel, 1, row).Span;
        var frequencies = values.Length / sizeof(float);
        var picture = new byte[Columns(frequencies)];
        for (var column = 0; column < picture.Length; column++)
        {
            var (from, to) = ((long)frequencies * column / picture.Length, (long)frequencies * (column + 1) / picture.Length);
            var sum = 0f;
            for (var f = (int)from; f < to; f++)
            {
                sum += BinaryPrimitives.ReadSingleLittleEndian(values[(sizeof(float) * f)..]);
            }

            picture[column] = Shade(sum / (to - from), _tape.Range);
        }

        return picture;
    }
}
