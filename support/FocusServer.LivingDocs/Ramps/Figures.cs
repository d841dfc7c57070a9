using System.Globalization;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>Formats the numbers of ramps for charts, tables, files and sentences.</summary>
internal static class Figures
{
    /// <summary>The text in place of a percentile with too few samples.</summary>
    public const string TooFew = "too few";

    /// <summary>The text in place of a figure that was not measured.</summary>
    public const string NoData = "no data";

    /// <summary>Formats a number with at most one decimal, such as "93.1".</summary>
    public static string Number(double number) => (Math.Round(number, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Formats a number with up to four decimals, such as "0.25".</summary>
    public static string Plain(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Formats milliseconds without unit; below ten with a decimal.</summary>
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds < 9.95
        ? Number(time.TotalMilliseconds)
        : Math.Round(time.TotalMilliseconds, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Formats a percentage, such as "93.1 %".</summary>
    public static string Percent(double share) => Number(share) + " %";

    /// <summary>Formats a duration, such as "410 ms".</summary>
    public static string Time(TimeSpan time) => Milliseconds(time) + " ms";

    /// <summary>Formats a limit or a setting, such as "15 s".</summary>
    public static string Setting(TimeSpan time) => time.TotalSeconds >= 1
        ? time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s"
        : Time(time);

    /// <summary>Formats a number of jobs, such as "1 job".</summary>
    public static string Jobs(int jobs) => string.Create(CultureInfo.InvariantCulture, $"{jobs} {(jobs == 1 ? "job" : "jobs")}");

    /// <summary>Formats a moment, such as "2026-11-23 03:08:28 UTC".</summary>
    public static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Formats a date, such as "2026-11-23".</summary>
    public static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
