using System.Text.Json;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Events;

/// <summary>Runs of the engine, recorded, and folded back from every prefix of their evidence.</summary>
public class RunRecordTests
{
    private static readonly FocusServerException _down = new(FocusServerErrorKind.Unreachable, "connection refused");

    public static TheoryData<string> Runs => ["healthy", "broke", "searched", "overloaded", "server down", "refused", "leftovers"];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Result_OfTheWholeEvidence_IsTheOneThatWasPublished(string name)
    {
        var (result, events) = await RunAsync(name);

        var record = Read(Lines(events));

        record.Finished.Should().BeTrue();
        record.Result!.Verdict.Should().BeEquivalentTo(result.Verdict);
        record.Result!.Verdict.Sentence.Should().Be(result.Verdict.Sentence);
        record.Result!.Holds.Should().BeEquivalentTo(result.Holds, options => options.Using<TimeSpan>(
            time => time.Subject.Should().BeCloseTo(time.Expectation, TimeSpan.FromMilliseconds(0.001))).WhenTypeIs<TimeSpan>());
        record.Result.Jobs.Select(job => (job.Job, job.JobId, job.State, job.Cause)).Should().Equal(result.Jobs.Select(job => (job.Job, job.JobId, job.State, job.Cause)));
        record.Result.Cleanup.Should().BeEquivalentTo(result.Cleanup);
        record.Result.FinalHealth.Should().BeEquivalentTo(result.FinalHealth);
        record.Result.SuccessfulJobs.Should().Be(result.SuccessfulJobs);
        record.Result.FailureCauses.Should().Equal(result.FailureCauses);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Result_OfEveryPrefix_IsThatOfTheEventsAndProvesNothing(string name)
    {
        var (_, events) = await RunAsync(name);
        var lines = Lines(events);
        var inMemory = new RunRecord();
        for (var count = 1; count < lines.Count; count++)
        {
            inMemory.On(events[count - 1]);
            var torn = lines[count][..(lines[count].Length / 2)];

            var record = Read([.. lines.Take(count), torn]);

            record.Result!.Verdict.Should().BeEquivalentTo(inMemory.Result!.Verdict, "of {0} lines", count);
            record.Result!.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
            record.Result!.CutShort.Should().NotBeNull();
            var verdict = record.Result!.Verdict;
            verdict.BreakingPoint?.Should().Be(BreakJudge.FirstBad(record.Result.Holds)?.Step.Level ?? verdict.BreakingPoint);
        }
    }

    [Fact]
    public async Task Evidence_OfAFullRamp_SaysEveryHoldOnce()
    {
        var (_, events) = await RunAsync("healthy");
        var lines = Lines(events);

        lines[^1].Should().NotContain("criteria\":[{\"name\":\"success rate\"");
        lines[^1].Length.Should().BeLessThan(4000);
    }

    private static async Task<(RampResult Result, IReadOnlyList<RunEvent> Events)> RunAsync(string name)
    {
        var bed = name == "searched" ? new RampTestBed { Limits = RampTestBed.Production, Options = new RunOptions { FindCapacity = true } } : new RampTestBed();
        if (name is "broke" or "searched" or "overloaded")
        {
            bed.Server.Capacity = 6;
        }

        if (name == "overloaded")
        {
            bed.GeneratorMonitor = new ScriptedMonitor(() => (bed.Events.OfType<StepStarted>().LastOrDefault()?.Step.Level ?? 0) >= 8);
        }

        if (name == "server down")
        {
            bed.Server.ApiError = () => bed.Events.OfType<HoldStarted>().LastOrDefault()?.Step.Level >= 6 ? _down : null;
        }

        if (name == "refused")
        {
            bed.Server.Capacity = 0;
        }

        if (name == "leftovers")
        {
            bed.Server.GoesAway = _ => false;
        }

        return (await bed.RunAsync().WaitAsync(TimeSpan.FromMinutes(1)), bed.Events);
    }

    private static List<string> Lines(IEnumerable<RunEvent> events) => [.. events.Select(runEvent => JsonSerializer.Serialize(runEvent, EvidenceJson.Options))];

    private static RunRecord Read(IEnumerable<string> lines) => EvidenceReader.Read(new StringReader(string.Join('\n', lines)), problem => throw new InvalidDataException(problem));
}
