using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Reads a request for a job as servers do that refuse little: what is out of range is cut, and what is wrong gets a default.</summary>
internal static class LenientRequest
{
    private const int UsualHeight = 600;
    private const int UsualNfft = 1024;
    private const int MostNfft = 65_536;
    private const int UsualChannels = 50;
    private const int UsualFrequency = 500;

    /// <summary>Gets the request that is made of nothing.</summary>
    public static JobRequest Default { get; } = Read(JsonElement.Parse("{}"), replacesMissing: true)!;

    /// <summary>Reads a request that has mistakes.</summary>
    /// <param name="body">The body.</param>
    /// <param name="replacesMissing">True if what is missing, and a frequency that the sensor does not have, get defaults too.</param>
    /// <returns>The request, or null if something is missing or too high.</returns>
    public static JobRequest? Read(JsonElement body, bool replacesMissing)
    {
        var reader = new BodyReader(body);
        var view = ReadView(reader);
        var isWaterfall = view == ViewType.Waterfall;
        long?[] needed =
        [
            Number(reader, "displayInfo", "height"), Number(reader, "channels", "min"), Number(reader, "channels", "max"),
            isWaterfall ? 0 : Number(reader, "frequencyRange", "min"), isWaterfall ? 0 : Number(reader, "frequencyRange", "max"),
        ];
        if (!replacesMissing && (Array.Exists(needed, number => number is null) || needed[^1] > Sensor.MaxFrequency))
        {
            return null;
        }

        return new JobRequest(
            view,
            ReadChannels(needed[1] ?? Sensor.LowestChannel, needed[2] ?? UsualChannels),
            isWaterfall ? 1 : (int)Positive(Number(reader, "nfftSelection"), UsualNfft, MostNfft),
            isWaterfall ? null : ReadFrequencies(needed[3] ?? 0, needed[4] ?? UsualFrequency),
            RowCadence.Seconds(Positive(Number(reader, "displayTimeAxisDuration"), RowCadence.UsualDuration), Positive(needed[0], UsualHeight)),
            ReadTimes(Number(reader, "start_time"), Number(reader, "end_time")));
    }

    private static ViewType ReadView(BodyReader reader) => reader.Find("view_type")?.ToString() switch
    {
        "1" => ViewType.SingleChannel,
        "2" => ViewType.Waterfall,
        _ => ViewType.MultiChannel,
    };

    private static ChannelRun ReadChannels(long one, long other)
    {
        return new ChannelRun(Cut(Math.Min(one, other)), Cut(Math.Max(one, other)));

        static int Cut(long channel) => (int)Math.Clamp(channel, Sensor.LowestChannel, Sensor.HighestChannel);
    }

    private static IntRange ReadFrequencies(long min, long max) =>
        new() { Min = (int)Math.Clamp(min, 0, Sensor.MaxFrequency), Max = (int)Math.Clamp(max, 0, Sensor.MaxFrequency) };

    // With one of the two times, or the end before the start, the job is live.
    private static TimeRange? ReadTimes(long? start, long? end) => start >= 0 && start < end ? new TimeRange(start.Value, end.Value) : null;

    private static long Positive(long? number, int usual, int most = int.MaxValue) => number > 0 ? Math.Min(number.Value, most) : usual;

    private static long? Number(BodyReader reader, params string[] path) =>
        reader.Find(path) is { ValueKind: JsonValueKind.Number } element && element.TryGetInt64(out var number) && number is >= -uint.MaxValue and <= uint.MaxValue
            ? number
            : null;
}
