using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Trials;
using FocusServer.Suite.Runs;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Runs;

public sealed class TrialsFileTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("runs-").FullName;

    [Fact]
    public async Task File_OfARunThatEnded_HasItsTrials()
    {
        var folder = new RunFolder(_runs, "run-1");
        var bed = new RampTestBed();
        bed.Observers.Add(new TrialsFile(folder.Trials));

        var result = await bed.RunAsync();

        File.ReadAllText(Path.Combine(folder.Path, "trials.json")).Should().Be(RecordedTrials.From(result).ToJson());
    }

    [Fact]
    public async Task File_ThatCannotBeWritten_ChangesNoVerdict()
    {
        var bed = new RampTestBed();
        bed.Observers.Add(new TrialsFile(Path.Combine(_runs, "nowhere", "trials.json")));

        (await bed.RunAsync()).Verdict.Outcome.Should().Be(RampOutcome.Held);
    }

    [Fact]
    public void File_OfAnEventReadFromEvidence_IsNotWritten()
    {
        var path = Path.Combine(_runs, "trials.json");

        new TrialsFile(path).On(new RunFinished(TimeSpan.Zero, new RunTotals { Duration = TimeSpan.Zero }, null));

        File.Exists(path).Should().BeFalse();
    }

    public void Dispose() => Directory.Delete(_runs, recursive: true);
}
