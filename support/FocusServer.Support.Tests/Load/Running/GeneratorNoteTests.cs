using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.Running;

/// <summary>Checks the verdict of a run that was cut short while its load generator was overloaded or not watched.</summary>
public class GeneratorNoteTests
{
    private const string Down = "cut short at step 1 (2 jobs): this machine cannot reach the server: 3 health probes in a row could not be sent (no route)";

    private readonly RampTestBed _bed = new();

    public GeneratorNoteTests() => _bed.Server.ApiError = () => _bed.Server.Configured == 2 ? new FocusServerException(FocusServerErrorKind.NotSent, "no route") : null;

    [Fact]
    public async Task Run_CutShortWhileTheGeneratorWasOverloaded_SaysThatItMayHaveBeenUs()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => true);

        var result = await _bed.RunAsync();

        result.CutShort!.Sentence.Should().Be($"{Down} But the load generator was overloaded for 100 % of the time (behind its schedule), so it may have been us.");
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
    }

    [Fact]
    public async Task Run_CutShortWhileNobodySawTheGenerator_SaysSo()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => false) { Blind = true };

        var result = await _bed.RunAsync();

        result.CutShort!.Sentence.Should().StartWith(Down).And.EndWith("so it may have been us.");
    }

    [Fact]
    public async Task Run_CutShortWhileTheGeneratorWasWell_HasNoNote()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => false);

        var result = await _bed.RunAsync();

        result.CutShort!.Sentence.Should().Be(Down);
    }

    [Fact]
    public async Task Run_OverloadedOnlyBefore_HasNoNote()
    {
        _bed.GeneratorMonitor = new ScriptedMonitor(() => _bed.Server.Configured == 0);

        var result = await _bed.RunAsync();

        result.CutShort!.Sentence.Should().Be(Down);
    }
}
