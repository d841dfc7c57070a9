using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Ramps.History;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class ConsistencyTests
{
    [Fact]
    public void Describe_EveryCommitRanOnce_IsNothing() => Describe(["a", "b", "c"]).Should().BeNull();

    [Fact]
    public void Describe_CommitIsNotKnown_IsNothing() => Describe(["", "", ""]).Should().BeNull();

    [Fact]
    public void Describe_OneCommitWithOneVerdict_NamesIt() =>
        Describe(["0123456789", "b", "0123456789", "0123456789"]).Should().Be("The one commit that ran more than once, 0123456, gave the same verdict each of 3 times.");

    [Fact]
    public void Describe_OneVerdictEach_CountsCommits() =>
        Describe(["a", "a", "b", "c", "b"]).Should().Be("All 2 commits that ran more than once gave the same verdict each time.");

    [Fact]
    public void Describe_TwoVerdicts_NamesTheCommitWithItsVerdicts() =>
        Describe(["a", "b", "a", "b", "a"], broken: 2).Should().Be("Of 2 commits that ran more than once, 1 gave the same verdict each time. Not so a: held 2 times, broke once.");

    [Fact]
    public void Describe_RunThatProvedNothing_DoesNotCount() => Describe(["a", "b", "a"], broken: 2, RampOutcome.NotProven).Should().BeNull();

    private static string? Describe(string[] commits, int broken = -1, RampOutcome outcome = RampOutcome.Broke)
    {
        List<StoredRun> runs =
        [
            .. Histories.Holding(commits.Length).Select((run, i) => run with { Commit = commits[i], Ramp = run.Ramp! with { Verdict = i == broken ? outcome : RampOutcome.Held } }),
        ];
        return Consistency.Describe(runs[^1], new RunHistory(runs, []));
    }
}
