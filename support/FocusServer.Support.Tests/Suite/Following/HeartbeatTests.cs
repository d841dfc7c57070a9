using System.Text;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Reporting;
using FocusServer.Suite.Following;
using FocusServer.Suite.Reporting;
using FocusServer.Suite.Stopping;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Following;

/// <summary>Runs on a console that is no terminal, in virtual time.</summary>
public sealed class HeartbeatTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("heartbeat-").FullName;
    private readonly StopSignal _stop = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _shown = [];

    [Fact]
    public async Task Heartbeat_OfASilentHold_ComesEvery30Seconds()
    {
        var (run, report) = Describe(TimeSpan.FromMinutes(10));
        await using var heartbeat = new Heartbeat(run, _time);
        await HoldAsync(heartbeat, report, TimeSpan.FromMinutes(10));
        _shown.Clear();

        Pass(TimeSpan.FromSeconds(95));

        _shown.Should().HaveCount(3);
        _shown[0].Should().Be("   💓 step 1: 2 jobs held for 30 s of 600 s; 2 streaming, at least 29 min 30 s left. Nothing is proven yet: none of 3 levels has been judged.");
    }

    [Fact]
    public async Task Heartbeat_WhileOtherLinesArePrinted_IsSilent()
    {
        var (run, report) = Describe(TimeSpan.FromMinutes(10));
        await using var heartbeat = new Heartbeat(run, _time);
        await HoldAsync(heartbeat, report, TimeSpan.FromMinutes(10));
        _shown.Clear();

        for (var i = 0; i < 10; i++)
        {
            Pass(TimeSpan.FromSeconds(20));
            report.WriteLine("a line");
        }

        _shown.Should().OnlyContain(line => line == "a line");
    }

    [Fact]
    public async Task Soak_OfEightHours_PrintsLessThanAMegabyte()
    {
        var hold = TimeSpan.FromHours(8) / 3;
        var (run, report) = Describe(hold);
        var console = new ConsoleReport(report.WriteLine);
        await using (var heartbeat = new Heartbeat(run, _time))
        {
            for (var step = 1; step <= 3; step++)
            {
                await HoldAsync(heartbeat, report, hold, step, console);
                for (var minute = 0; minute < hold.TotalMinutes; minute++)
                {
                    // A job that stalls and comes back, every minute.
                    await StallAsync(heartbeat, console);
                    Pass(TimeSpan.FromMinutes(1));
                }
            }
        }

        var bytes = _shown.Sum(line => Encoding.UTF8.GetByteCount(line) + 1L);
        _shown.Count.Should().BeInRange(900, 1_100, "a line comes every 30 seconds");
        bytes.Should().BeLessThan(1_000_000).And.BeGreaterThan(50_000);
    }

    [Fact]
    public async Task Console_ThatIsClosed_IsNoMatter()
    {
        var (run, _) = Describe(TimeSpan.FromMinutes(10));
        await using var heartbeat = new Heartbeat(run with { Shown = new ShownReport(_ => throw new IOException("Broken pipe"), _time) }, _time);

        var pass = () => Pass(TimeSpan.FromSeconds(95));

        pass.Should().NotThrow();
    }

    public void Dispose()
    {
        _stop.Dispose();
        Directory.Delete(_runs, recursive: true);
    }

    private static RampPlan Plan(TimeSpan hold) => RampPlan.From(new RampOptions { Name = "soak", InitialJobs = 2, MaxJobs = 6, StepIncrement = 2, StepInterval = hold });

    private (FollowedRun Run, ShownReport Report) Describe(TimeSpan hold)
    {
        var report = new ShownReport(_shown.Add, _time);
        RunEvent[] events = [Start(hold)];
        return (FollowedRuns.Describe(events, _runs, _stop, report.WriteLine) with { Shown = report }, report);
    }

    private static RunStarted Start(TimeSpan hold) =>
        new(TimeSpan.Zero, SuiteUnderTest.Manifest("soak", new Uri("https://focus.example")), Plan(hold), RampLimits.None, new RunTimes(TimeSpan.FromSeconds(30), 2, TimeSpan.FromSeconds(90)));

    private static async Task HoldAsync(Heartbeat heartbeat, ShownReport report, TimeSpan hold, int number = 1, ConsoleReport? console = null)
    {
        console ??= new ConsoleReport(report.WriteLine);
        var (at, step) = (hold * (number - 1), Plan(hold).Steps[number - 1]);
        List<RunEvent> events =
        [
            .. number == 1 ? [Start(hold)] : Array.Empty<RunEvent>(),
            new StepStarted(at, step),
            .. Enumerable.Range(step.Level - 1, 2).Select(job => new JobChanged(at, new JobTransition(job, $"job-{job}", JobState.Streaming, at, null))),
            new HoldStarted(at, step, 1, hold),
        ];
        foreach (var runEvent in events)
        {
            console.On(runEvent);
            await heartbeat.OnAsync(runEvent);
        }
    }

    private async Task StallAsync(Heartbeat heartbeat, ConsoleReport console)
    {
        foreach (var state in new[] { JobState.Stalled, JobState.Streaming })
        {
            var stalled = new JobChanged(_time.GetUtcNow() - _time.Start, new JobTransition(1, "job-1", state, TimeSpan.Zero, null));
            console.On(stalled);
            await heartbeat.OnAsync(stalled);
        }
    }

    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
