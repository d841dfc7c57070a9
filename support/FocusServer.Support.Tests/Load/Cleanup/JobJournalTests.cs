using FluentAssertions;
using FocusServer.Client;
using FocusServer.Load.Cleanup;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Cleanup;

public sealed class JobJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;

    private string FilePath => Path.Combine(_folder, JobJournal.FileName);

    [Fact]
    public async Task Journal_EachRequest_IsInTheFileBeforeItGoesOut()
    {
        var bed = new RampTestBed();
        var lengths = new List<long>();
        bed.Server.OnConfigure = () => lengths.Add(new FileInfo(FilePath).Length);

        await RunAsync(bed);

        var ends = new List<long>();
        long end = 0;
        foreach (var line in File.ReadLines(FilePath))
        {
            end += line.Length + 1;
            if (line.Contains("\"requested\"", StringComparison.Ordinal))
            {
                ends.Add(end);
            }
        }

        lengths.Should().HaveCount(10);
        lengths.Zip(ends).Should().OnlyContain(job => job.First >= job.Second);
    }

    [Fact]
    public async Task Journal_OfACleanRun_IsFinished()
    {
        await RunAsync(new RampTestBed());

        JournalSweep.IsFinished(FilePath).Should().BeTrue();
        File.ReadLines(FilePath).First().Should().Be(
            "{\"event\":\"opened\",\"runId\":\"run-1\",\"baseUrl\":\"http://simulated.example/focus-server\",\"embedded\":false}");
        File.ReadLines(FilePath).Last().Should().Be("{\"event\":\"cleaned-up\"}");
    }

    [Fact]
    public async Task Journal_OfARunWithLeftovers_IsNotFinishedAndNamesThem()
    {
        var bed = new RampTestBed();
        bed.Server.GoesAway = id => id != "4-1704";

        await RunAsync(bed);

        using var orphan = OrphanedJournal.TryTake(FilePath);
        orphan!.Finished.Should().BeFalse();
        orphan.Left.Should().Equal("4-1704");
    }

    [Fact]
    public async Task Journal_RequestsThatMadeNoJob_AreNotUnidentifiedAndThoseWithoutAnAnswerAre()
    {
        var bed = new RampTestBed();
        bed.Server.ConfigureError = job => job switch
        {
            4 => new FocusServerException(FocusServerErrorKind.NoCapacity, "no capacity left", 503),
            5 => new FocusServerException(FocusServerErrorKind.TimedOut, "no answer within 60 s") { MayHaveCreatedJob = true },
            _ => null,
        };

        await RunAsync(bed);

        using var orphan = OrphanedJournal.TryTake(FilePath);
        orphan!.UnidentifiedJobs.Should().Be(1);
    }

    [Fact]
    public async Task Journal_JobWhoseAnswerIsUnusable_IsNamed()
    {
        var bed = new RampTestBed();
        bed.Server.GoesAway = _ => false;
        bed.Server.UnusableAnswer = (job, id) => job == 3
            ? new FocusServerException(FocusServerErrorKind.ContractBroken, "no stream_url") { MayHaveCreatedJob = true, JobId = id }
            : null;

        await RunAsync(bed);

        using var orphan = OrphanedJournal.TryTake(FilePath);
        orphan!.Left.Should().HaveCount(10).And.Contain("3-1703");
    }

    [Fact]
    public void Journal_WhileItsProcessLives_IsHeld()
    {
        using (new JobJournal(_folder))
        {
            JournalSweep.IsHeld(FilePath).Should().BeTrue();
        }

        JournalSweep.IsHeld(FilePath).Should().BeFalse();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task RunAsync(RampTestBed bed)
    {
        using var journal = new JobJournal(_folder);
        bed.Observers.Add(journal);
        await bed.RunAsync();
    }
}
