using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>Compares what a ramp asks for with what the machine of the load generator read from itself, in words. It is never a verdict.</summary>
public static class SelfTestText
{
    // The machine does more during a ramp than to read, and rows do not come evenly.
    private const double MostPart = 0.5;

    /// <summary>Describes a self-test, such as "41,000 rows/s, 690 MB/s from itself on 300 streams".</summary>
    public static string Describe(SelfTestResult test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return $"{test.Rate} from itself on {(test.Streams == 1 ? "1 stream" : $"{Figures.Grouped(test.Streams)} streams")}";
    }

    /// <summary>Describes what a ramp asks for at its maximum, such as "18,000 rows/s, 313 MB/s"; null when its shape does not tell.</summary>
    public static string? DescribeAsked(RampOptions ramp) => Asked(ramp)?.ToString();

    /// <summary>
    /// Says that a ramp asks for more than half of what the machine read, in rows or in bytes; null when it does not, or one of the two is not
    /// known.
    /// </summary>
    /// <param name="test">The self-test; null when there was none.</param>
    /// <param name="ramp">The ramp.</param>
    public static string? FindRemark(SelfTestResult? test, RampOptions ramp) =>
        test is not null && Asked(ramp) is { } asked && (IsMuch(asked.RowsPerSecond, test.Rate.RowsPerSecond) || IsMuch(asked.BytesPerSecond, test.Rate.BytesPerSecond))
            ? "The ramp asks for more than half of what this machine read from itself, so the machine may reach its limit before the server does: "
                + "take a faster one, or ask for fewer rows."
            : null;

    private static RowRate? Asked(RampOptions ramp)
    {
        ArgumentNullException.ThrowIfNull(ramp);
        return ramp.Shape.Expected?.Rate.Times(ramp.MaxJobs);
    }

    private static bool IsMuch(double? asked, double? read) => asked > read * MostPart;
}
