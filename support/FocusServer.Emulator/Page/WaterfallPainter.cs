using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Streaming;

namespace FocusServer.Emulator.Page;

/// <summary>Makes a picture of what a job sends: of many channels how loud each is, of a single one its spectrum.</summary>
internal sealed class WaterfallPainter(Job job, Signals signals)
{
    public const int UsualRows = 120;
    public const int MostRows = 1000;

    private const int MostColumns = 400;

    private readonly JobLayout _layout = job.Layout;
    private readonly Signal _signal = signals.For(job.Layout.Frequencies.Count);

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
        var (low, high) = isSpectrum ? _signal.Range : _signal.MeanRange;
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
            for (var channel = run.First; channel <= run.Last; channel++)
            {
                picture.Add(Shade(_signal.Mean(channel, row), _signal.MeanRange));
            }
        }

        return [.. picture];
    }

    private byte[] PaintSpectrum(int channel, int row)
    {
        var values = new float[_signal.Frequencies];
        _signal.Fill(values, channel, row);
        var picture = new byte[Columns(values.Length)];
        for (var column = 0; column < picture.Length; column++)
        {
            var (from, to) = ((int)((long)values.Length * column / picture.Length), (int)((long)values.Length * (column + 1) / picture.Length));
            picture[column] = Shade(values[from..to].Average(), _signal.Range);
        }

        return picture;
    }
}
