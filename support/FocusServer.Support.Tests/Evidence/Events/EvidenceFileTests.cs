using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Events;

public sealed class EvidenceFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evidence-").FullName;

    private string FilePath => Path.Combine(_folder, "runs", "run-1", "run.jsonl");

    [Fact]
    public async Task Evidence_WholeRun_HoldsEveryJobWithItsTransitionsAndEveryStep()
    {
        var (_, lines) = await RunAsync(new RampTestBed());

        var jobs = lines.Where(line => Event(line) == "job").Select(line => line.GetProperty("job")).ToList();
        jobs.GroupBy(job => job.GetProperty("job").GetInt32(), job => job.GetProperty("state").GetString())
            .Should().HaveCount(10)
            .And.OnlyContain(job => job.SequenceEqual(new[] { "requested", "configured", "connected", "streaming", "closing", "gone" }));
        jobs.Where(job => job.GetProperty("state").GetString() != "requested").Select(job => job.GetProperty("jobId").GetString())
            .Distinct().Should().HaveCount(10);
        lines.Count(line => Event(line) == "step-judged").Should().Be(5);
        lines.Select(Event).Should().StartWith("run-started").And.EndWith("run-finished");
    }

    [Fact]
    public async Task Evidence_Figures_AreTheResultsOwn()
    {
        var bed = new RampTestBed();
        bed.Server.Capacity = 6;

        var (result, lines) = await RunAsync(bed);

        var steps = lines.Where(line => Event(line) == "step-judged").Select(line => line.GetProperty("result")).ToList();
        steps.Select(step => step.GetProperty("successRatePercent").GetDouble()).Should().Equal(result.Holds.Select(hold => hold.SuccessRate.Percent));
        steps.Select(step => step.GetProperty("probes").GetProperty("response").GetProperty("maxMs").GetDouble())
            .Should().Equal(result.Holds.Select(hold => Math.Round(hold.Probes.Response.Max!.Value.TotalMilliseconds, 3)));
        lines[^1].GetProperty("verdict").GetProperty("breakingPoint").GetInt32().Should().Be(10);
    }

    [Fact]
    public async Task Evidence_OfOneProcess_SaysNothingOfOtherLoadGenerators()
    {
        var (_, lines) = await RunAsync(new RampTestBed());

        lines.Select(line => line.GetRawText()).Should().NotContain(line => line.Contains("\"generators\"", StringComparison.Ordinal) || line.Contains("\"unknown\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_CapacitySearch_HoldsItsProbesAndWhatItFound()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Options = new RunOptions { FindCapacity = true } };
        bed.Server.Capacity = 6;

        var (_, lines) = await RunAsync(bed);

        lines.Where(line => Event(line) == "step-judged").Select(line => line.GetProperty("result").GetProperty("step").GetProperty("kind").GetString())
            .Should().Equal([.. Enumerable.Repeat("ramp", 7), "search", "recovery"]);
        lines.Select(Event).Should().ContainInOrder("search-started", "search-finished", "cleanup-started");
        var found = lines[^1].GetProperty("verdict").GetProperty("break");
        found.GetProperty("jobs").GetInt32().Should().Be(8);
        found.GetProperty("lastGood").GetProperty("successRatePercent").GetDouble().Should().BeApproximately(85.714, 0.001);
        found.GetProperty("causes")[0].GetProperty("beganAfterMs").GetDouble().Should().Be(0);
    }

    [Fact]
    public void Evidence_EveryLine_IsOnTheDiskBeforeTheNextThingHappens()
    {
        using var evidence = new EvidenceFile(FilePath);

        evidence.On(new CleanupStarted(TimeSpan.FromSeconds(1.5), null));

        using var reader = new StreamReader(new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        reader.ReadToEnd().Should().Be("{\"event\":\"cleanup-started\",\"atMs\":1500}\n");
    }

    [Fact]
    public async Task Evidence_ThatCannotBeWritten_StopsTheRampBeforeAJobIsAskedFor()
    {
        var bed = new RampTestBed();
        bed.Observers.Add(new FullDisk(afterEvents: 0));

        var result = await bed.RunAsync();

        bed.Server.Configured.Should().Be(0);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Verdict.CutShort!.Sentence.Should().Contain("No space left on device");
    }

    [Fact]
    public async Task Evidence_DiskFullInMidRamp_AsksForNothingMoreAndStillCleansUp()
    {
        var bed = new RampTestBed();
        bed.Observers.Add(new FullDisk(afterEvents: 25));

        var result = await bed.RunAsync();

        bed.Server.Configured.Should().Be(4);
        result.Cleanup!.Gone.Should().HaveCount(4);
        bed.Server.Present.Should().BeEmpty();
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public async Task Evidence_DiskFullInTheCleanup_ProvesNothing()
    {
        var whole = new RampTestBed();
        await whole.RunAsync();
        var bed = new RampTestBed();
        bed.Observers.Add(new FullDisk(afterEvents: whole.Events.Count - 1));

        var result = await bed.RunAsync();

        result.Steps.Should().HaveCount(5).And.OnlyContain(step => step.Healthy);
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public void Evidence_OfAnotherRun_IsNeverOverwritten()
    {
        using var first = new EvidenceFile(FilePath);

        var second = () => new EvidenceFile(FilePath);

        second.Should().Throw<IOException>();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(RampResult Result, List<JsonElement> Lines)> RunAsync(RampTestBed bed)
    {
        using var evidence = new EvidenceFile(FilePath);
        bed.Observers.Add(evidence);
        var result = await bed.RunAsync();
        evidence.Dispose();
        return (result, [.. File.ReadLines(FilePath).Select(line => JsonDocument.Parse(line).RootElement)]);
    }

    private static string? Event(JsonElement line) => line.GetProperty("event").GetString();

    private sealed class FullDisk(int afterEvents) : IRunObserver
    {
        private int _events;

        public void On(RunEvent runEvent)
        {
            if (++_events > afterEvents)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
