using System.Numerics;
using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Plans;

/// <summary>The request of each job of a ramp, which determines how many rows and bytes the server has to send for it.</summary>
public sealed record JobShape
{
    /// <summary>The most channels that a job may ask for.</summary>
    public const int MostChannels = 2222;

    /// <summary>The longest time between two rows: no hold could tell a slower stream from a dead one.</summary>
    public static readonly TimeSpan LongestRowInterval = TimeSpan.FromSeconds(60);

    private const int LeastNfft = 128;
    private const int MostNfftOfManyChannels = 2048;
    private const int MostNfftOfOneChannel = 65536;

    // The rate of the observed servers; a server's own rate is known only when it has answered.
    private const double UsualPulseRate = 2000;
    private const int UsualStreams = 3;

    /// <summary>The shape of a ramp that names none: 50 channels, with two rows a second on each stream.</summary>
    public static JobShape Light { get; } = new()
    {
        Name = "light",
        Channels = 50,
        Nfft = 1024,
        MinFrequencyHz = 0,
        MaxFrequencyHz = 500,
        DurationSec = 300,
        Height = 600,
    };

    /// <summary>The name of the shape, such as "viewer".</summary>
    public required string Name { get; init; }

    /// <summary>The kind of view; several channels by default.</summary>
    public JobView View { get; init; }

    /// <summary>The number of channels, from the first one of the fibre on; fewer where the fibre has fewer.</summary>
    public required int Channels { get; init; }

    /// <summary>The length of the Fourier transform; null for a waterfall.</summary>
    public int? Nfft { get; init; }

    /// <summary>The lowest frequency, in Hz; null for a waterfall.</summary>
    public int? MinFrequencyHz { get; init; }

    /// <summary>The highest frequency, in Hz; null for a waterfall.</summary>
    public int? MaxFrequencyHz { get; init; }

    /// <summary>The length of the time axis, in seconds; null for a waterfall.</summary>
    public int? DurationSec { get; init; }

    /// <summary>The height of the picture, in pixels: one row of the spectrogram for each.</summary>
    public required int Height { get; init; }

    /// <summary>
    /// The time between two rows of a stream: servers divide the duration by the height. Null for a waterfall, which has no duration.
    /// </summary>
    [JsonIgnore]
    public TimeSpan? RowInterval => DurationSec is { } seconds ? TimeSpan.FromSeconds((double)seconds / Height) : null;

    /// <summary>
    /// The load of one job, about: at the usual pulse rate, and with the usual number of streams. Null for a waterfall.
    /// </summary>
    [JsonIgnore]
    public JobLoad? Expected =>
        RowInterval is { } interval ? new(Math.Min(UsualStreams, Channels), interval, Channels, UsualFrequencies) : null;

    /// <summary>Finds every value that does not go with the others; empty when all do.</summary>
    public IEnumerable<ShapeMistake> FindMistakes()
    {
        if (View == JobView.SingleChannel && Channels != 1)
        {
            yield return Mistake(nameof(Channels), Channels, "1 for a single channel");
        }

        var mostNfft = View == JobView.Multichannel ? MostNfftOfManyChannels : MostNfftOfOneChannel;
        if (Nfft is { } nfft && (!BitOperations.IsPow2(nfft) || nfft < LeastNfft || nfft > mostNfft))
        {
            yield return Mistake(nameof(Nfft), nfft, $"a power of two from {LeastNfft} to {mostNfft}");
        }

        if (MaxFrequencyHz is { } max && max <= MinFrequencyHz)
        {
            yield return Mistake(nameof(MaxFrequencyHz), max, $"above {nameof(MinFrequencyHz)}, which is {MinFrequencyHz}");
        }

        if (RowInterval is { } interval && interval > LongestRowInterval)
        {
            var allowed = $"at most {LongestRowInterval.TotalSeconds * Height} on a {nameof(Height)} of {Height}";
            var why = $"one row in {Figures.Seconds(interval)} is too few to tell whether a stream is alive";
            yield return Mistake(nameof(DurationSec), DurationSec!.Value, $"{allowed}; {why}");
        }
    }

    /// <summary>Formats it as "viewer: 50 channels, NFFT 1024, 0–500 Hz, 10 s on 600 px".</summary>
    public override string ToString() => View == JobView.Waterfall
        ? FormattableString.Invariant($"{Name}: waterfall of {Channels} channels on {Height} px")
        : FormattableString.Invariant($"{Name}: {Channels} {(Channels == 1 ? "channel" : "channels")}, NFFT {Nfft}, ")
            + FormattableString.Invariant($"{MinFrequencyHz}–{MaxFrequencyHz} Hz, {DurationSec} s on {Height} px");

    private int UsualFrequencies => Math.Max(1, (int)((MaxFrequencyHz - MinFrequencyHz) * (Nfft + 1) / UsualPulseRate ?? 0));

    private static ShapeMistake Mistake(string field, int value, string allowed) => new(field, value, allowed);
}
