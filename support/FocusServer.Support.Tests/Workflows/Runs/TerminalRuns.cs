using System.Text;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>The quick ramp in a real pseudo-terminal, whose screen is read while it runs, and without one. The terminal is tmux's.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public class TerminalRuns(CleanClone clone)
{
    private const string Ramp = "dotnet test steps --no-build --filter 'Category=quick&Category=staging'";
    private const string Picture = "~~~~ picture";

    // A socket and a folder of its own: no other terminals are touched.
    private const string Watch = """
        export TMUX_TMPDIR="$PWD"; t() { tmux -u -L ramp -f /dev/null "$@"; }
        rm -f over; t new-session -d -x 100 -y 40 "env -u CI SETTINGS RAMP; echo > over; sleep 30"
        for i in $(seq 400); do
            t capture-pane -p > screen; echo '~~~~ picture'; cat screen
            if grep -q 'step 3: 6 jobs held' screen && [ -z "$done" ]; then done=1; (MEANWHILE); fi
            [ -e over ] && break; sleep 0.3
        done
        sleep 1; echo "~~~~ second screen $(t display -p '#{alternate_on}')"; t capture-pane -p -S -400; t kill-server
        """;

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(10);

    [DryRunFact]
    public async Task Ramp_AtATerminal_IsSeenWhileItRunsAndReportedOnce()
    {
        var (during, after) = await WatchAsync();

        var seen = during.Where(picture => picture.Contains("levels judged", StringComparison.Ordinal)).ToList();
        seen.Should().Contain(picture => picture.Contains("Held so far: 2 of 5 levels, up to 4 jobs.", StringComparison.Ordinal))
            .And.Contain(picture => picture.Contains("step 3: 6 jobs held for", StringComparison.Ordinal))
            .And.Contain(picture => picture.Contains("API response", StringComparison.Ordinal) && picture.Contains("≤ 30 s", StringComparison.Ordinal))
            .And.NotContain(picture => picture.Contains("STEP 1", StringComparison.Ordinal), "the report waits for the end of the ramp");
        after.Should().StartWith("0", "the first screen is back");
        after.Split("GRADUAL LIVE JOB LOAD TEST - RESULTS").Should().HaveCount(2, "the report is printed once");
        after.Should().Contain("✅ STEP 1: 2 Jobs").And.Contain("Overall Status: ✅ PASSED").And.NotContain("levels judged");
    }

    [DryRunTheory]
    [InlineData("t send-keys C-c")]
    [InlineData("kill -KILL $(pgrep -f \"$PWD/steps/.*testhost.dll\")")]
    public async Task Ramp_ThatIsEnded_GivesTheScreenBack(string end)
    {
        var (during, after) = await WatchAsync(meanwhile: end);

        during.Should().Contain(picture => picture.Contains("levels judged", StringComparison.Ordinal));
        after.Should().StartWith("0").And.NotContain("levels judged");
    }

    [DryRunTheory]
    [InlineData("TERM=dumb")]
    [InlineData("CI=true")]
    [InlineData("FOCUS_LiveView=false")]
    public async Task Ramp_AtATerminalThatWantsNoView_IsReportedLineByLine(string settings)
    {
        var (during, after) = await WatchAsync(settings);

        during.Should().Contain(picture => picture.Contains("STEP 1", StringComparison.Ordinal) && !picture.Contains("RESULTS", StringComparison.Ordinal));
        string.Concat(during).Should().NotContain("levels judged");
        after.Should().Contain("Overall Status: ✅ PASSED");
    }

    [DryRunFact]
    public async Task Ramp_WithoutATerminal_PrintsTheReportAndNoControlSequences()
    {
        await BuildAsync();

        var (exitCode, output) = await Shell.RunAsync(Ramp, clone.Root, new Dictionary<string, string> { ["TERM"] = "xterm-256color" }, _bound);

        exitCode.Should().Be(0, output);
        output.Should().NotContain("\e").And.NotContain("levels judged");
        output.Split('\n').Should().HaveCountLessThan(250);
        Encoding.UTF8.GetByteCount(output).Should().BeLessThan(20_000);
    }

    private async Task BuildAsync()
    {
        Skip.If(OperatingSystem.IsWindows(), "The script is bash's.");
        var (built, log) = await Shell.RunAsync("dotnet build steps", clone.Root, new Dictionary<string, string>(), _bound);
        built.Should().Be(0, log);
    }

    // At pace 10 a hold lasts for one picture of the view.
    private async Task<(IReadOnlyList<string> During, string After)> WatchAsync(string settings = "FOCUS_PACE=2", string meanwhile = "true")
    {
        Skip.IfNot(Array.Exists(["/usr/bin/tmux", "/usr/local/bin/tmux"], File.Exists), "There is no tmux on this machine.");
        await BuildAsync();
        var script = Watch
            .Replace("SETTINGS", settings, StringComparison.Ordinal).Replace("RAMP", Ramp, StringComparison.Ordinal).Replace("MEANWHILE", meanwhile, StringComparison.Ordinal);

        var (_, output) = await Shell.RunAsync(script, clone.Root, new Dictionary<string, string>(), _bound);

        var parts = output.Split("~~~~ second screen ");
        parts.Should().HaveCount(2, output);
        return (parts[0].Split(Picture), parts[1]);
    }
}
