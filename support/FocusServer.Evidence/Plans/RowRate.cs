namespace FocusServer.Evidence.Plans;

/// <summary>Rows and bytes in a second of scenario time.</summary>
/// <param name="RowsPerSecond">The rows of all streams.</param>
/// <param name="BytesPerSecond">The bytes of their messages; null when they are not known.</param>
public readonly record struct RowRate(double RowsPerSecond, double? BytesPerSecond)
{
    /// <summary>Multiplies it, such as by a number of jobs.</summary>
    public RowRate Times(double factor) => new(RowsPerSecond * factor, BytesPerSecond * factor);

    /// <summary>Formats it as "18,000 rows/s, 313 MB/s".</summary>
    public override string ToString() =>
        $"{Figures.Grouped(RowsPerSecond)} rows/s{(BytesPerSecond is { } bytes ? $", {Figures.Megabytes(bytes)} MB/s" : "")}";
}
