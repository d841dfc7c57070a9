using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Runs;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>Creates the tables of the load generators on other machines.</summary>
internal static class GeneratorTables
{
    private const string Unsaid = "–";

    /// <summary>Creates the view of a run's load generators; null when the run's own process made the load.</summary>
    public static GeneratorsView? Create(RampRun run)
    {
        if (run.Manifest?.Generators is not { Count: > 0 } parts)
        {
            return null;
        }

        var lost = run.Record.LostGenerators;
        return new(
            string.Join("; ", [$"{GeneratorText.Count(parts)}: {string.Join(", ", parts.Select(part => part.Name))}", .. lost.Select(one => GeneratorText.DescribeLoss(one.Name, one.Lost))]),
            $"{GeneratorText.Merged}.",
            Parts(run, parts),
            run.Holds.Any(hold => hold.Generators.Count > 0) ? Holds(run) : null,
            [.. parts.Select(part => new GeneratorName(part.Name, lost.FirstOrDefault(one => one.Name == part.Name)?.Lost))]);
    }

    private static TableView Parts(RampRun run, IReadOnlyList<GeneratorPart> parts) => new(
        $"{run.Subject}: the load generators",
        ["load generator", "version", "place", "share of the jobs, %", "processors", "reads at least, rows/s"],
        [.. parts.Select(Cells)]);

    private static IReadOnlyList<string> Cells(GeneratorPart part) =>
    [
        part.Name,
        part.Version,
        part.Place ?? Unsaid,
        Figures.Number(part.Share.Percent),
        Figures.Plain(part.Processors),
        part.SelfTest is { } test ? Figures.Number(test.Rate.RowsPerSecond) : Figures.NoData,
    ];

    private static TableView Holds(RampRun run) => new(
        $"{run.Subject}: the load generators in every hold; lag in real time",
        ["step", "asked, jobs", "hold", "load generator", "its jobs", "its jobs streaming", "lag at most, ms", "clock ahead", "state"],
        [.. run.Holds.SelectMany(hold => hold.Generators.Select(generator => Cells(hold, generator)))]);

    private static IReadOnlyList<string> Cells(StepResult hold, GeneratorHold generator) =>
    [
        Figures.Plain(hold.Step.Number),
        Figures.Plain(hold.Step.Level),
        Figures.Plain(hold.Attempt),
        generator.Name,
        Figures.Plain(generator.Jobs),
        Figures.Plain(generator.Streaming),
        generator.Watch?.Lag.Max is { } lag ? Figures.Milliseconds(lag) : Figures.NoData,
        GeneratorText.DescribeClock(generator),
        GeneratorText.FindTrouble(generator) ?? "at work",
    ];
}
