using System.Globalization;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>How the numbers of ramps are written: in picture, table, file and sentence alike.</summary>
internal static class Figures
{
    /// <summary>What stands where there were too few samples for a percentile.</summary>
    public const string TooFew = "too few";

    /// <summary>What stands where nothing was measured.</summary>
    public const string NoData = "no data";

    /// <summary>A number with at most one decimal, such as "93.1".</summary>
    public static string Number(double number) => (Math.Round(number, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A number as it is, such as "0.25".</summary>
    public static string Plain(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds: whole ones, below ten with a decimal.</summary>
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds < 9.95
        ? Number(time.TotalMilliseconds)
        : Math.Round(time.TotalMilliseconds, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Such as "93.1 %".</summary>
    public static string Percent(double share) => Number(share) + " %";

    /// <summary>Such as "410 ms".</summary>
    public static string Time(TimeSpan time) => Milliseconds(time) + " ms";

    /// <summary>A limit or a setting, such as "15 s".</summary>
    public static string Setting(TimeSpan time) => time.TotalSeconds >= 1
        ? time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s"
        : Time(time);

    /// <summary>Such as "1 job".</summary>
    public static string Jobs(int jobs) => string.Create(CultureInfo.InvariantCulture, $"{jobs} {(jobs == 1 ? "job" : "jobs")}");

    /// <summary>Such as "2026-11-23 03:08:28 UTC".</summary>
    public static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Such as "2026-11-23".</summary>
    public static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
