using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Runs;

namespace FocusServer.Evidence.Judging;

/// <summary>Describes the load generators on other machines in words. Console, pages and summaries all have theirs from here.</summary>
public static class GeneratorText
{
    /// <summary>The way in which their figures become those of the run, in a sentence without a full stop.</summary>
    public const string Merged = "Their counts and histograms are added; no average and no percentile is";

    /// <summary>Counts them, with the version of their program, such as "3 load generators, version 1.2.0".</summary>
    public static string Count(IReadOnlyList<GeneratorPart> generators)
    {
        ArgumentNullException.ThrowIfNull(generators);
        return $"{Counted(generators.Count)}, version {string.Join(" and ", generators.Select(generator => generator.Version).Distinct())}";
    }

    /// <summary>Describes one, such as "lab-2 in Haifa: 33.3 % of the jobs, 2 processors, reads at least 18,000 rows/s".</summary>
    public static string Describe(GeneratorPart generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var place = generator.Place is { } known ? $" in {known}" : "";
        var processors = generator.Processors == 1 ? "1 processor" : $"{generator.Processors} processors";
        var reads = generator.SelfTest is { } test ? $", reads at least {Figures.Grouped(test.Rate.RowsPerSecond)} rows/s" : "";
        return $"{generator.Name}{place}: {generator.Share} of the jobs, {processors}{reads}";
    }

    /// <summary>
    /// Describes one during a hold, such as "lab-2: 3 of 3 jobs streaming, lag 12 ms at most, clock +2 ms ± 1 ms", with what was wrong with it.
    /// </summary>
    public static string Describe(GeneratorHold hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        var jobs = $"{hold.Name}: {hold.Streaming} of {Figures.Jobs(hold.Jobs)} streaming";
        return hold.Lost is { } lost
            ? $"{jobs}, {lost}"
            : $"{jobs}, lag {Lag(hold)}, clock {DescribeClock(hold)}{(FindTrouble(hold) is { } trouble ? $", {trouble}" : "")}";
    }

    /// <summary>Describes the clock of one, such as "+2 ms ± 1 ms"; "unknown" when it is.</summary>
    public static string DescribeClock(GeneratorHold hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return hold is { ClockOffset: { } offset, ClockUncertainty: { } unsure }
            ? $"{Figures.SignedTime(offset)} ± {Figures.Time(unsure, GeneratorHold.MaxClockUncertainty)}"
            : "unknown";
    }

    /// <summary>Describes the loss, such as "lab-2 was lost at 12.3 s: no answer for 2 s".</summary>
    /// <param name="name">The name of the load generator.</param>
    /// <param name="lost">The moment and reason.</param>
    public static string DescribeLoss(string name, string lost) => $"{name} was {lost}";

    /// <summary>Finds what was wrong with one during a hold, such as "overloaded for 40 % of the time (behind its schedule)"; null when nothing was.</summary>
    public static string? FindTrouble(GeneratorHold hold) => hold switch
    {
        null => throw new ArgumentNullException(nameof(hold)),
        { Lost: { } lost } => lost,
        { Hindrance: not null, Watch: { Overloaded: true } watch } => $"clock unsure, {watch.Overload}",
        { Hindrance: not null } => "clock unsure",
        { Watch: { Overloaded: true } watch } => watch.Overload,
        _ => null,
    };

    private static string Lag(GeneratorHold hold) => hold.Watch?.Lag.Max is { } lag ? $"{Figures.Time(lag)} at most" : Figures.NoData;

    private static string Counted(int generators) => generators == 1 ? "1 load generator" : $"{Figures.Plain(generators)} load generators";
}
