using FluentAssertions;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>A ramp's page says what its jobs asked for, and how much came.</summary>
public class RowsOnThePageTests
{
    [Fact]
    public void Facts_OfARamp_NameTheShapeAndTheRowsThatCame()
    {
        var view = RampPresentation.Create(
            new SampleEvidence("quick", 2, 4, 2).Step(2, 2).Step(4, 4).Finish().Read(), new RunHistory([], []));

        view.Facts.Should().Contain(KeyValuePair.Create("Job shape", "light: 50 channels, NFFT 1024, 0–500 Hz, 300 s on 600 px"))
            .And.Contain(KeyValuePair.Create("Rows", "24 rows/s, 0.42 MB/s at 4 jobs; 6 rows/s, 0.1 MB/s a job"));
        view.Table!.Header.Should().Contain("rows/s").And.Contain("MB/s");
        view.Table.Rows.Select(row => row[10]).Should().Equal("12", "24");
    }

    [Fact]
    public void Facts_OfTheLoadGenerator_NameWhatElseItsMachineDid()
    {
        var machine = new MachineSummary { OthersCores = 1.4, Cores = 2, Steal = new Percentage(0.5), Runnable = 2.46, MostRunnable = 7, Pressure = new Percentage(31) };

        Facts(SampleEvidence.Overloaded() with { Machine = machine }).Should().Contain(KeyValuePair.Create(
            "Load generator's machine",
            "other processes 1.4 of 2 cores, 0.5 % taken by its host, 2.5 threads runnable on average and 7 at most, some of them waiting for 31 % of the time"));
        Facts(SampleEvidence.Overloaded()).Should().Contain(KeyValuePair.Create("Load generator's machine", "other processes not recorded"));
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(40, true)]
    public void View_OfAMachineThatReadFromItself_SaysWhatAndWhetherTheRampAsksForMoreThanHalf(double rows, bool much)
    {
        var read = new SelfTestResult(new RowRate(rows, 690e6), 12, TimeSpan.FromSeconds(2.5));

        var view = RampPresentation.Create(new SampleEvidence("quick", 2, 4, 2, selfTest: read).Step(2, 2).Step(4, 4).Finish().Read(), new RunHistory([], []));

        view.Facts.Should().Contain(KeyValuePair.Create("Load generator's self-test", $"at least {rows} rows/s, 690 MB/s from itself on 12 streams"));
        view.Notes.Any(note => note.StartsWith("The ramp asks for more than half of what this machine read from itself", StringComparison.Ordinal)).Should().Be(much);
    }

    [Fact]
    public void Facts_OfARampOfWhichNothingWasJudged_NameNoRows() =>
        RampPresentation.Create(new SampleEvidence("quick", 2, 4, 2).Read(), new RunHistory([], []))
            .Facts.Should().NotContain(fact => fact.Key == "Rows");

    private static IReadOnlyList<KeyValuePair<string, string>> Facts(GeneratorSummary generator) =>
        RampPresentation.Create(SampleRamps.Held(generator: generator).Read(), new RunHistory([], [])).Facts;
}
