using FluentAssertions;
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
    public void Facts_OfARampOfWhichNothingWasJudged_NameNoRows() =>
        RampPresentation.Create(new SampleEvidence("quick", 2, 4, 2).Read(), new RunHistory([], []))
            .Facts.Should().NotContain(fact => fact.Key == "Rows");
}
