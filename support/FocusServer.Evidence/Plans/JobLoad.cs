using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Plans;

/// <summary>The load that one job makes its server send, as a shape promises it or an answer says it.</summary>
/// <param name="Streams">The number of its streams.</param>
/// <param name="RowInterval">The time between two rows of a stream.</param>
/// <param name="Channels">The channels of all its streams; null when the answer does not say.</param>
/// <param name="Frequencies">The frequencies of one channel; null when the answer does not say.</param>
public sealed record JobLoad(int Streams, TimeSpan RowInterval, int? Channels, int? Frequencies)
{
    private const double MostDifference = 0.1;

    /// <summary>The rows and bytes in a second; no bytes where channels or frequencies are not known.</summary>
    [JsonIgnore]
    public RowRate Rate
    {
        get
        {
            var rows = 1 / RowInterval.TotalSeconds;
            return new(rows * Streams, rows * Channels * Frequencies * sizeof(float));
        }
    }

    /// <summary>Tells whether another load is the same, within a tenth, as far as both are known.</summary>
    public bool IsLike(JobLoad other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (mine, others) = (Rate, other.Rate);
        return IsNear(mine.RowsPerSecond, others.RowsPerSecond)
            && (mine.BytesPerSecond is not { } one || others.BytesPerSecond is not { } another || IsNear(one, another));
    }

    private static bool IsNear(double one, double other) => Math.Abs(one - other) <= MostDifference * Math.Max(one, other);
}
