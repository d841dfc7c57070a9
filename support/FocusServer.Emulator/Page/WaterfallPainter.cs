using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Streaming;

namespace FocusServer.Emulator.Page;

/// <summary>Paints the rows that a job sent: the mean of each channel, or the spectrum when there is a single channel.</summary>
internal sealed class WaterfallPainter(Job job)
{
    public const int DefaultRows = 120;
    public const int MaxRows = 1000;

    private const int MaxColumns = 400;

    private readonly JobLayout _layout = job.Layout;
    private readonly TestSignal _signal = new(job.Layout.Frequencies.Count);

    /// <summary>Paints the last rows that are due, or for a historic job the last ones that were sent.</summary>
    public PictureView Paint(int? stream, int? after, int rows)
    {
        var streams = stream is { } one ? [one] : Enumerable.Range(0, _layout.Streams.Count).ToArray();
        var sent = streams.Select(id => job.Traffic.Streams[id]).ToList();
        var (left, right) = (_layout.Streams[streams[0]], _layout.Streams[streams[^1]]);
        var next = _layout.Recording is null ? job.RowsDue : sent.Max(rows => rows.Next);
        var first = (int)Math.Min(next, Math.Max((after ?? -1) + 1L, next - rows));
        var isSpectrum = left.First == right.Last && _layout.Frequencies.Count > 1;
        var (low, high) = isSpectrum ? _signal.Range : _signal.MeanRange;
        return new PictureView(
            isSpectrum ? "frequency" : "channel",
            isSpectrum ? _layout.Frequencies[0] : left.First,
            isSpectrum ? _layout.Frequencies[^1] : right.Last,
            isSpectrum ? SpectrumColumns : right.Last - left.First + 1,
            low,
            high,
            first,
            next,
            [.. Enumerable.Range(first, next - first).Select(row => Convert.ToBase64String(isSpectrum ? PaintSpectrum(streams[0], row) : PaintChannels(streams, row)))],
            [.. sent.Select(rows => AdminJson.Seconds(rows.Silence))]);
    }

    private int SpectrumColumns => Math.Min(_layout.Frequencies.Count, MaxColumns);

    private static byte Shade(float value, (float Minimum, float Maximum) range) =>
        (byte)(1 + Math.Clamp(254 * (value - range.Minimum) / (range.Maximum - range.Minimum), 0, 254));

    private byte[] PaintChannels(int[] streams, int row) =>
    [
        .. from stream in streams
           let run = _layout.Streams[stream]
           let wasSent = job.Traffic.Streams[stream].Contains(row)
           from channel in Enumerable.Range(run.First, run.Count)
           select wasSent ? Shade(_signal.Mean(channel, row), _signal.MeanRange) : (byte)0,
    ];

    private byte[] PaintSpectrum(int stream, int row)
    {
        var picture = new byte[SpectrumColumns];
        if (!job.Traffic.Streams[stream].Contains(row))
        {
            return picture;
        }

        var values = new float[_signal.Frequencies];
        _signal.Fill(values, _layout.Streams[stream].First, row);
        for (var column = 0; column < picture.Length; column++)
        {
            var (from, to) = ((int)((long)values.Length * column / picture.Length), (int)((long)values.Length * (column + 1) / picture.Length));
            picture[column] = Shade(values[from..to].Average(), _signal.Range);
        }

        return picture;
    }
}
