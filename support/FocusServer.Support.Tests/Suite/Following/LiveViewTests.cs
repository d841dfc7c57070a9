using System.Text.RegularExpressions;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Suite.Following;
using FocusServer.Suite.Reporting;
using FocusServer.Suite.Stopping;
using FocusServer.Suite.Terminals;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Following;

/// <summary>The live view on terminals of every kind, in virtual time.</summary>
public sealed class LiveViewTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan _picture = TimeSpan.FromSeconds(0.5);

    private readonly string _runs = Directory.CreateTempSubdirectory("view-").FullName;
    private readonly StopSignal _stop = new();
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryTerminal _terminal = new();
    private readonly List<string> _shown = [];
    private ShownReport _report = null!;
    private FollowedRun _run = null!;
    private IReadOnlyList<RunEvent> _events = [];

    [Fact]
    public async Task View_WhileALevelIsHeld_IsAsApproved()
    {
        await using var view = await ViewAsync(UntilHoldOf(3));

        string.Join('\n', _terminal.Screen).TrimEnd().ShouldBeApproved("wide");
    }

    [Fact]
    public async Task View_OnANarrowTerminal_IsAsApproved()
    {
        _terminal.Size = new TerminalSize(48, 24);
        await using var view = await ViewAsync(UntilHoldOf(3));

        _terminal.Screen.Should().OnlyContain(line => line.Length < 48).And.HaveCountLessThanOrEqualTo(22);
        string.Join('\n', _terminal.Screen).TrimEnd().ShouldBeApproved("narrow");
    }

    [Fact]
    public async Task View_AfterABreak_SaysSoInTheWordsOfTheEvidence()
    {
        await using var view = await ViewAsync(_events.TakeWhile(runEvent => runEvent is not CleanupFinished));

        var record = new RunRecord();
        _events.TakeWhile(runEvent => runEvent is not CleanupFinished).ToList().ForEach(record.On);
        string.Join(' ', _terminal.Screen.Skip(1).Take(2)).Should().StartWith(record.VerdictSoFar.Sentence).And.StartWith("Broke at 8 jobs so far");
        _terminal.Screen.Should().ContainMatch("*cleanup: *").And.ContainMatch("Ends early*2 of 3 failed levels in a row*");
    }

    [Theory]
    [InlineData(19, 40)]
    [InlineData(100, 5)]
    [InlineData(0, 0)]
    public async Task View_OnATerminalThatIsTooSmall_DrawsNothing(int columns, int rows)
    {
        _terminal.Size = new TerminalSize(columns, rows);

        await using (await ViewAsync(UntilHoldOf(3)))
        {
        }

        _terminal.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task View_EveryPicture_LeavesTheLastLinesAndTheCursorToOthers()
    {
        await using var view = await ViewAsync(UntilHoldOf(3));

        _terminal.Writes[0].Should().StartWith("\e[?1049h\e[2J\e[40;1H\e7");
        _terminal.Writes.Should().OnlyContain(write => write.EndsWith("\e8", StringComparison.Ordinal) && write.Contains("\e[37;1H", StringComparison.Ordinal) && !write.Contains("\e[38;1H", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task View_Colours_AreThereUnlessTheyAreNotWanted(bool colors)
    {
        await using var view = await ViewAsync(UntilHoldOf(3), colors);

        _terminal.Writes.Any(write => Regex.IsMatch(write, @"\e\[[0-9;]*(3[0-7]|9[0-7])m")).Should().Be(colors);
    }

    [Fact]
    public async Task View_WordsOfTheServer_DoNotMoveTheCursor()
    {
        var refused = new JobChanged(TimeSpan.FromSeconds(16), new JobTransition(99, null, JobState.Refused, TimeSpan.FromSeconds(16), "no\nroom \e[2J\r\bfor it"));

        await using var view = await ViewAsync([.. UntilHoldOf(3), refused]);

        _terminal.Writes[^1].Should().NotContainAny("\n", "\r", "\b", "\e[2J");
        _terminal.Screen.Should().ContainMatch("*job 99 refused: no room *for it");
    }

    [Fact]
    public async Task View_WhatOtherFollowersTold_IsSeenAsLongAsTheRunGoesOn()
    {
        IRunFollower? Page(FollowedRun run)
        {
            run.Tell("👀 Live page: http://127.0.0.1:4711/");
            return null;
        }

        await using (var followers = new RunFollowers(_run, [Page, run => new LiveView(run, _terminal, _time, colors: false)]))
        {
            _time.Advance(_picture);

            _terminal.Screen.Should().Contain("👀 Live page: http://127.0.0.1:4711/");
        }

        _shown.Should().Equal("👀 Live page: http://127.0.0.1:4711/");
    }

    [Fact]
    public async Task View_ItsPictures_AllocateLittle()
    {
        await using var view = await ViewAsync(UntilHoldOf(5), colors: true);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var picture = 0; picture < 200; picture++)
        {
            _time.Advance(_picture);
        }

        _terminal.Writes.Should().HaveCount(202);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / 200).Should().BeLessThan(500_000, "there are two a second");
    }

    [Fact]
    public async Task Report_IsHeldBackUntilTheRampHasEnded_AndShownOnce()
    {
        await using (await ViewAsync(UntilHoldOf(3)))
        {
            _report.WriteLine("📊 STEP 1");
            _shown.Should().BeEmpty();
        }

        _shown.Should().Equal("📊 STEP 1");
        _terminal.Writes[^1].Should().Be("\e[?1049l", "the screen is as it was");
        _terminal.Disposed.Should().BeTrue();
    }

    [Fact]
    public async Task Stop_GivesTheScreenBackAtOnce()
    {
        await using var view = await ViewAsync(UntilHoldOf(3));
        _report.WriteLine("📊 STEP 1");

        _stop.Stop();
        _report.WriteLine("🛑 STOPPED");
        _time.Advance(_picture * 4);

        _terminal.Writes[^1].Should().Be("\e[?1049l");
        _shown.Should().Equal("📊 STEP 1", "🛑 STOPPED");
    }

    [Fact]
    public async Task Terminal_ThatIsClosed_IsNamedAndTheReportComesAllTheSame()
    {
        await using var view = await ViewAsync(UntilHoldOf(3));
        _report.WriteLine("📊 STEP 1");
        _terminal.Gone = true;

        _time.Advance(_picture);

        _shown.Should().Equal("📊 STEP 1");
        var next = async () => await view.OnAsync(_events[^1]);
        await next.Should().ThrowAsync<IOException>("so the report names it").WithMessage("Input/output error");
    }

    [Theory]
    [InlineData("xterm-256color", null, true)]
    [InlineData("xterm", "", true)]
    [InlineData("xterm", "false", true)]
    [InlineData("xterm", "true", false)]
    [InlineData("xterm", "1", false)]
    [InlineData("dumb", null, false)]
    [InlineData("", null, false)]
    [InlineData(null, null, false)]
    public void Terminal_OfAPerson_IsToldFromOthers(string? term, string? ci, bool may) =>
        StartersTerminal.MayDraw(name => name == "TERM" ? term : name == "CI" ? ci : null).Should().Be(may);

    [Theory]
    [InlineData("4711 (dotnet test) S 1 4711 4000 34816 4711 4194304", true)]
    [InlineData("4711 (a (b) c) S 1 4711 4000 34816 4711 4194304", true)]
    [InlineData("4711 (dotnet) S 1 4711 4000 34816 4000 4194304", false)]
    [InlineData("4711 (dotnet) S 1 4711 4000 0 -1 4194304", false)]
    public void Terminal_OfAProcessInTheBackground_IsNotIts(string stat, bool isIts) => StartersTerminal.IsInForeground(stat).Should().Be(isIts);

    [Fact]
    public void Terminal_OfAProcessWithout_IsNone()
    {
        using var terminal = StartersTerminal.TryOpen([Environment.ProcessId, int.MaxValue], name => name == "TERM" ? "xterm" : null);

        (terminal is null || !Console.IsOutputRedirected).Should().BeTrue("the output of this process is a pipe of the test platform");
        StartersTerminal.TryOpen([], name => name == "TERM" ? "xterm" : null).Should().BeNull();
        StartersTerminal.TryOpen([int.MaxValue], name => name == "TERM" ? "xterm" : null).Should().BeNull();
    }

    public async Task InitializeAsync()
    {
        _events = await FollowedRuns.BreakingAsync();
        _report = new ShownReport(_shown.Add, _time);
        _run = FollowedRuns.Describe(_events, _runs, _stop, _shown.Add) with { Shown = _report };
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _stop.Dispose();
        Directory.Delete(_runs, recursive: true);
    }

    private IEnumerable<RunEvent> UntilHoldOf(int step) =>
        _events.Take(1 + _events.ToList().FindIndex(runEvent => runEvent is HoldStarted hold && hold.Step.Number == step));

    private async Task<LiveView> ViewAsync(IEnumerable<RunEvent> events, bool colors = false)
    {
        var view = new LiveView(_run, _terminal, _time, colors);
        foreach (var runEvent in events)
        {
            await view.OnAsync(runEvent);
        }

        _time.Advance(_picture);
        _time.Advance(_picture);
        return view;
    }
}
