using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Load.Reporting;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load.Generators;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Load.Reporting;

public class ConsoleReportTests
{
    [Fact]
    public async Task Report_HeldRamp_IsAsApproved() =>
        (await ReportAsync(new RampTestBed())).ShouldBeApproved("held");

    [Fact]
    public async Task Report_BrokenRamp_IsAsApproved()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.Capacity = 6;

        (await ReportAsync(bed)).ShouldBeApproved("broke");
    }

    [Fact]
    public async Task Report_CapacitySearch_IsAsApproved()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Options = new RunOptions { FindCapacity = true } };
        bed.Server.ApiTime = () => TimeSpan.FromSeconds(bed.Server.Present.Count >= 7 ? 16 : 0.045);

        (await ReportAsync(bed)).ShouldBeApproved("search");
    }

    [Fact]
    public async Task Report_SearchOnAServerThatHolds_SaysThatThereIsNoBreakingPoint()
    {
        var bed = new RampTestBed { Options = new RunOptions { FindCapacity = true } };

        (await ReportAsync(bed)).Should().Contain("🎯 No breaking point up to 10 jobs");
    }

    [Fact]
    public async Task Report_RampCutShortWithLeftovers_IsAsApproved()
    {
        var bed = new RampTestBed();
        bed.Server.GoesAway = id => id != "2-1702";
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(16), bed.Time.Clock);

        (await ReportAsync(bed, cancel.Token)).ShouldBeApproved("cut-short");
    }

    [Fact]
    public void Report_OfThreeLoadGeneratorsOfWhichOneIsLost_IsAsApproved()
    {
        var run = new DistributedRun(clock => new SimulatedServer(clock));
        for (var i = 0; i < 3; i++)
        {
            run.AddGenerator((generator, node) => new SimulatedNetwork(generator, run.World, new Random(i), node, run.Coordinator)).Clock.Drift = 0.0002 * i;
        }

        // In the hold of the first step, one is a little late and one far too late; in that of the second, one is killed.
        run.Nodes[0].Clock.Stops.Add((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4.012)));
        run.Nodes[2].Clock.Stops.Add((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4.3)));
        run.Server.ApiTime = () =>
        {
            if (run.World.Elapsed > TimeSpan.FromSeconds(10))
            {
                run.Nodes[1].Kill();
            }

            return TimeSpan.FromMilliseconds(45);
        };
        run.Run();

        Report(run.Events).ShouldBeApproved("lost-generator");
    }

    private static string Report(IEnumerable<RunEvent> events)
    {
        var lines = new List<string>();
        var report = new ConsoleReport(lines.Add);
        foreach (var runEvent in events)
        {
            report.On(runEvent);
        }

        return string.Join('\n', lines) + '\n';
    }

    private static async Task<string> ReportAsync(RampTestBed bed, CancellationToken cancellationToken = default)
    {
        var lines = new List<string>();
        bed.Observers.Add(new ConsoleReport(lines.Add));
        await bed.RunAsync(cancellationToken);
        return string.Join('\n', lines) + '\n';
    }
}
