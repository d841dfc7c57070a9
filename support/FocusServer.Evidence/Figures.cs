using System.Globalization;

namespace FocusServer.Evidence;

/// <summary>
/// Formats the figures of a run, the same for console, failure messages, charts, tables, files and pages. The console's report has forms of
/// its own: the methods whose names begin with Console.
/// </summary>
public static class Figures
{
    private const int LengthOfACommit = 7;

    private const int MostDecimals = 12;
    private const string AllDecimals = "0.############";

    /// <summary>The text in place of a percentile with too few samples.</summary>
    public const string TooFew = "too few";

    /// <summary>The text in place of a figure that was not measured.</summary>
    public const string NoData = "no data";

    /// <summary>Formats a number with at most one decimal, such as "93.1".</summary>
    public static string Number(double number) =>
        (Math.Round(number, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Formats a number with up to four decimals, such as "0.25".</summary>
    public static string Plain(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Formats a large number, such as "18,000"; below a hundred with at most one decimal.</summary>
    public static string Grouped(double number) => number < 99.95 ? Number(number) : number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Formats bytes as megabytes without their unit, such as "3.1" or "313"; two decimals below one.</summary>
    public static string Megabytes(double bytes) =>
        bytes < 995_000 ? (bytes / 1e6).ToString("0.##", CultureInfo.InvariantCulture) : Grouped(bytes / 1e6);

    /// <summary>Formats a number of jobs, such as "1 job".</summary>
    public static string Jobs(int jobs) => string.Create(CultureInfo.InvariantCulture, $"{jobs} {(jobs == 1 ? "job" : "jobs")}");

    /// <summary>Formats a percentage, such as "93.1 %"; never as 0 % or 100 % when it is only close to it.</summary>
    public static string Percent(double percent) => PercentNumber(percent) + " %";

    /// <summary>Formats a percentage without its unit, such as "93.1".</summary>
    public static string PercentNumber(double percent) => Apart(percent, percent < 50 ? 0 : 100, 1);

    /// <summary>Formats a percentage beside its limit, with as many decimals as tell the two apart, such as "66.67 %" beside 66.7 %.</summary>
    public static string Percent(double percent, double limit) => PercentNumber(percent, limit) + " %";

    /// <summary>Formats a percentage beside its limit without its unit, such as "66.67" beside 66.7 %.</summary>
    public static string PercentNumber(double percent, double limit)
    {
        var (plain, apart) = (PercentNumber(percent), Apart(percent, limit, 1));
        return apart.Length > plain.Length ? apart : plain;
    }

    /// <summary>Formats a percentage without decimals, such as "40 %", unless it takes some to tell it from its limit.</summary>
    public static string WholePercent(double percent, double limit) => Apart(percent, limit, 0) + " %";

    /// <summary>Formats a percentage with all its decimals, such as "99.95 %".</summary>
    public static string ExactPercent(double percent) => percent.ToString(AllDecimals, CultureInfo.InvariantCulture) + " %";

    /// <summary>Formats a range of percentages without their unit, such as "72.2–100".</summary>
    public static string Range(double low, double high) => $"{Number(low)}–{Number(high)}";

    /// <summary>Formats a distance between percentages, such as "8.1 points" or "−15 points".</summary>
    public static string Points(double points) => Signed(points) + " points";

    /// <summary>Formats a distance between durations, such as "14.2 s" or "−2 s".</summary>
    public static string Distance(TimeSpan distance) => Signed(distance.TotalSeconds) + " s";

    /// <summary>Formats milliseconds without their unit; below ten with a decimal.</summary>
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds < 9.95
        ? Number(time.TotalMilliseconds)
        : Whole(time.TotalMilliseconds);

    /// <summary>Formats milliseconds beside their limit without their unit, with as many decimals as tell the two apart.</summary>
    public static string Milliseconds(TimeSpan time, TimeSpan limit)
    {
        var (plain, apart) = (Milliseconds(time), Apart(time.TotalMilliseconds, limit.TotalMilliseconds, 0));
        return apart.Length > plain.Length ? apart : plain;
    }

    /// <summary>Formats a difference between clocks, such as "+12 ms" or "−0.4 ms".</summary>
    public static string SignedTime(TimeSpan time) => Time(time.Duration()) switch
    {
        "0 ms" => "0 ms",
        var size => (time < TimeSpan.Zero ? "−" : "+") + size,
    };

    /// <summary>Formats a short duration, such as "410 ms"; below ten with a decimal.</summary>
    public static string Time(TimeSpan time) => Milliseconds(time) + " ms";

    /// <summary>Formats a duration beside its limit, such as "410 ms", with as many decimals as tell the two apart.</summary>
    public static string Time(TimeSpan time, TimeSpan limit) => Milliseconds(time, limit) + " ms";

    /// <summary>Formats a setting: "15 s", and "500 ms" below a second.</summary>
    public static string Setting(TimeSpan time) => time.TotalSeconds >= 1 ? Seconds(time) : Time(time);

    /// <summary>Formats seconds to the millisecond, such as "1.053 s".</summary>
    public static string Seconds(TimeSpan time) => Exact(time) + " s";

    /// <summary>Formats seconds beside their limit, such as "1.053 s", with as many decimals as tell the two apart.</summary>
    public static string Seconds(TimeSpan time, TimeSpan limit) => Apart(time.TotalSeconds, limit.TotalSeconds, 3) + " s";

    /// <summary>Formats seconds with all their decimals, such as "0.0005 s".</summary>
    public static string ExactSeconds(TimeSpan time) => time.TotalSeconds.ToString(AllDecimals, CultureInfo.InvariantCulture) + " s";

    /// <summary>Formats seconds with at most one decimal, such as "137.5 s".</summary>
    public static string Tenths(TimeSpan time) => Number(time.TotalSeconds) + " s";

    /// <summary>Formats the duration of a plan: "90 s", and "15 min 30 s" from two minutes on.</summary>
    public static string Minutes(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? Seconds(time)
        : FormattableString.Invariant($"{(int)time.TotalMinutes} min {time.Seconds} s");

    /// <summary>Formats the duration of a test, such as "410 ms", "2.5 s", "3 min 4 s" or "1 h 20 min".</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => Whole(duration.TotalMilliseconds) + " ms",
        { TotalMinutes: < 1 } => WithTenths(duration.TotalSeconds) + " s",
        { TotalHours: < 1 } => FormattableString.Invariant($"{(int)duration.TotalMinutes} min {duration.Seconds} s"),
        _ => FormattableString.Invariant($"{(int)duration.TotalHours} h {duration.Minutes} min"),
    };

    /// <summary>Formats a moment, such as "2026-11-23 03:08:28 UTC".</summary>
    public static string Moment(DateTimeOffset at) => At(at, "yyyy-MM-dd HH:mm:ss 'UTC'");

    /// <summary>Formats a moment to the minute, such as "2026-11-23 03:08 UTC".</summary>
    public static string Minute(DateTimeOffset at) => At(at, "yyyy-MM-dd HH:mm 'UTC'");

    /// <summary>Shortens the id of a commit as git does, such as "0123abc".</summary>
    public static string Commit(string commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return commit.Length > LengthOfACommit ? commit[..LengthOfACommit] : commit;
    }

    /// <summary>Formats a date, such as "2026-11-23".</summary>
    public static string Day(DateTimeOffset at) => At(at, "yyyy-MM-dd");

    /// <summary>Formats a success rate for the console's report, such as "100.0%".</summary>
    public static string ConsolePercent(double percent) => WithTenths(percent) + "%";

    /// <summary>Formats a response time for the console's report, such as "239ms"; "no data" when there is none.</summary>
    public static string ConsoleTime(TimeSpan? time) => time is { } known ? Whole(known.TotalMilliseconds) + "ms" : NoData;

    /// <summary>Formats a figure of the console's summary, such as "239 ms"; "too few" when its samples were too few.</summary>
    public static string ConsoleFigure(TimeSpan? time) => time is { } known ? Whole(known.TotalMilliseconds) + " ms" : TooFew;

    /// <summary>Formats a setting for the console's report, such as "5s".</summary>
    public static string ConsoleSetting(TimeSpan time) => Exact(time) + "s";

    /// <summary>Formats a duration for the console's report without its unit, such as "61.0".</summary>
    public static string ConsoleDuration(TimeSpan time) => WithTenths(time.TotalSeconds);

    private static string Whole(double number) =>
        (Math.Round(number, MidpointRounding.AwayFromZero) + 0.0).ToString("0", CultureInfo.InvariantCulture);

    private static string WithTenths(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Exact(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    // As few decimals as leave it on its side of the other number.
    private static string Apart(double number, double other, int decimals)
    {
        double Rounded() => Math.Round(number, decimals, MidpointRounding.AwayFromZero) + 0.0;
        while (decimals < MostDecimals && Rounded().CompareTo(other) != number.CompareTo(other))
        {
            decimals++;
        }

        return Rounded().ToString(AllDecimals, CultureInfo.InvariantCulture);
    }

    private static string Signed(double number) => Apart(number, 0, 1).Replace('-', '−');

    private static string At(DateTimeOffset at, string format) => at.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture);
}
