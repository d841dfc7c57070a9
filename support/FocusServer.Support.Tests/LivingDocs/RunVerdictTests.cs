using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

public class RunVerdictTests
{
    private static readonly RampView _held = View(Histories.Now());
    private static readonly RampView _broke = View(SampleRamps.Breaking().Read());
    private static readonly RampView _killed = View(SampleRamps.Killed().Read());
    private static readonly RampView _failed = _broke with { Verdict = RampOutcome.Failed, Word = "Failed" };

    public static TheoryData<string, string, string, string> Runs => new()
    {
        { "held", "Held", "Held", "holds 10 jobs" },
        { "held held", "Held", "2 × Held", "holds 10 jobs" },
        { "held killed", "NotProven", "Not proven, Held", "not proven" },
        { "killed held", "NotProven", "Not proven, Held", "not proven" },
        { "killed failed held", "Failed", "Failed, Not proven, Held", "failed" },
        { "held killed broke failed", "Broke", "Broke at 60 jobs, Failed, Not proven, Held", "broke at 60 jobs" },
        { "", "NotProven", "no ramp ran", "no ramp ran" },
        { "-held", "NotProven", "no ramp ran", "no ramp ran" },
        { "-broke held", "Held", "Held", "holds 10 jobs" },
        { "-held killed", "NotProven", "Not proven", "not proven" },
        { "-held broke", "Broke", "Broke at 60 jobs", "broke at 60 jobs" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Verdict_OfARun_IsAsBadAsItsWorstRamp(string ramps, string outcome, string headline, string badge)
    {
        var verdict = RunVerdict.From([.. ramps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Ramp)]);

        verdict.Outcome.ToString().Should().Be(outcome);
        verdict.Headline.Should().Be(headline);
        verdict.Badge.Should().Be(badge);
    }

    // A minus stands before a ramp that this run did not run.
    private static RampView Ramp(string name) => name switch
    {
        "held" => _held,
        "killed" => _killed,
        "failed" => _failed,
        "broke" => _broke,
        ['-', .. var last] => Ramp(last) with { Ran = false },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such ramp"),
    };

    private static RampView View(RampRun run) => RampPresentation.Create(run, RunHistory.Empty);
}
