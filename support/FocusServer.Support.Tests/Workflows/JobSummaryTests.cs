using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>Checks the script that ends a ramp's job: the job is red unless the run held, whatever its step said, and what broke is told from what is not proven.</summary>
public sealed class JobSummaryTests(BuiltJobSummary script) : IClassFixture<BuiltJobSummary>, IDisposable
{
    private const string NoSummary = "No summary was written: the run ended before there was anything to report. The log of the step that failed says why.";

    private readonly string _folder = Directory.CreateTempSubdirectory("summary-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("held", 0)]
    [InlineData("not-proven", 2)]
    [InlineData("broke", 1)]
    [InlineData("failed", 1)]
    public async Task Script_OfAVerdict_TellsItByExitCodeAndOutput(string verdict, int expected)
    {
        Write(verdict, "Quick ramp: so it went.");

        var (exitCode, log) = await RunAsync();

        exitCode.Should().Be(expected, log);
        log.Should().Contain($"The verdict of the run: {verdict}.");
        Outputs().Should().Equal($"verdict={verdict}", "sentence=Quick ramp: so it went.", "again=false");
        Page().Should().Be($"## {verdict}\n");
    }

    [Fact]
    public async Task Script_OfARunWithoutASummary_IsNotProven()
    {
        var (exitCode, log) = await RunAsync();

        exitCode.Should().Be(2, log);
        Outputs().Should().Equal("verdict=not-proven", $"sentence={NoSummary}", "again=false");
        Annotations(log).Should().Equal($"::warning title=Not proven::{NoSummary}");
        Page().Should().StartWith("## Not proven");
    }

    [Theory]
    [InlineData("held", 0, "false")]
    [InlineData("not-proven", 0, "true")]
    [InlineData("broke", 1, "false")]
    [InlineData("failed", 1, "false")]
    public async Task Script_WhereARunMayFollow_LeavesOnlyWhatIsNotProvenToIt(string verdict, int expected, string again)
    {
        Write(verdict, "So it went.");

        var (exitCode, log) = await RunAsync(("RUNS_ONCE_MORE", "true"));

        exitCode.Should().Be(expected, log);
        Outputs().Should().Contain($"verdict={verdict}").And.Contain($"again={again}");
        Page().Contains("runs once more", StringComparison.Ordinal).Should().Be(again == "true");
    }

    [Theory]
    [InlineData("success", 0)]
    [InlineData("skipped", 0)]
    [InlineData("failure", 1)]
    [InlineData("cancelled", 1)]
    public async Task Script_OfARampThatHeldInAStepThatFailed_Fails(string step, int expected)
    {
        Write("held", "Held.");

        var (exitCode, log) = await RunAsync(("RAMP_STEP", step));

        exitCode.Should().Be(expected, log);
        Annotations(log).Should().HaveCount(expected);
    }

    [Fact]
    public async Task Annotations_AreOnTheLinesOfTheRampsThatDidNotHold()
    {
        Write(
            "broke",
            "Worst.",
            Ramp("Quick, staging", "broke", "Broke at 8 jobs", "Success rate 63 %, limit 70 %.", 22),
            Ramp("Quick, production", "held", "Held", "Up to 10 jobs.", 27),
            Ramp("Full, staging", "not-proven", "Not proven", "Cut short.", 30),
            Ramp("Custom, staging", "failed", "Failed", "", 31),
            Ramp("Stability, staging", "broke", "Broke at 5 jobs", "It did not run now.", 32, ran: false));

        var (_, log) = await RunAsync();

        Annotations(log).Should().Equal(
            "::error file=features/a.feature,line=22,title=Broke at 8 jobs::Quick, staging: Broke at 8 jobs. Success rate 63 %25, limit 70 %25.",
            "::warning file=features/a.feature,line=30,title=Not proven::Full, staging: Not proven. Cut short.",
            "::error file=features/a.feature,line=31,title=Failed::Custom, staging: Failed. ");
    }

    [Fact]
    public async Task Annotation_OfARunWithoutARamp_SaysSo()
    {
        Write("not-proven", "No ramp ran.", Ramp("Quick", "held", "Held", "", 1, ran: false));

        var (_, log) = await RunAsync();

        Annotations(log).Should().Equal("::warning title=Not proven::No ramp ran.");
    }

    [Fact]
    public async Task Texts_OfAServer_BeginNoCommandAndNoOutput()
    {
        const string Nasty = "100 %0A::error::a\n::set-output name=verdict::held\r\n  ::add-mask::e\rverdict=held\u2028again=true";
        Write("not-proven", Nasty, Ramp(Nasty, "not-proven", Nasty, Nasty, 7, file: "features/a,line=1::b.feature"));

        var (exitCode, log) = await RunAsync();

        exitCode.Should().Be(2);
        const string Property = "100 %250A%3A%3Aerror%3A%3Aa%0A%3A%3Aset-output name=verdict%3A%3Aheld%0D%0A  %3A%3Aadd-mask%3A%3Ae%0Dverdict=held\u2028again=true";
        const string Data = "100 %250A::error::a%0A::set-output name=verdict::held%0D%0A  ::add-mask::e%0Dverdict=held\u2028again=true";
        Annotations(log).Should().Equal($"::warning file=features/a%2Cline=1%3A%3Ab.feature,line=7,title={Property}::{Data}: {Data}. {Data}");
        Outputs().Should().Equal("verdict=not-proven", "sentence=100 %0A::error::a ::set-output name=verdict::held   ::add-mask::e verdict=held again=true", "again=false");
    }

    [Fact]
    public async Task Verdict_ThatIsUnknown_IsNotProven()
    {
        Write("held\nagain=true", "So it went.");

        var (exitCode, log) = await RunAsync();

        exitCode.Should().Be(2, log);
        Outputs().Should().StartWith("verdict=not-proven");
    }

    [Theory]
    [InlineData(true, "success", 0)]
    [InlineData(true, "failure", 1)]
    [InlineData(false, "failure", 1)]
    public async Task Script_OfAKnownFailure_WarnsUntilItsDay(bool covered, string step, int expected)
    {
        Write("broke", "Worst.", new { name = "Quick", ran = true, verdict = "broke", word = "Broke at 8 jobs", sentence = "So.", known = new { until = "2027-01-31", owner = "anna", covered }, file = "a.feature", line = 1 });

        var (exitCode, log) = await RunAsync(("RAMP_STEP", step));

        exitCode.Should().Be(expected, log);
        Annotations(log)[0].Should().StartWith(covered ? "::warning " : "::error ");
        Outputs().Should().Contain("verdict=broke");
    }

    private static object Ramp(string name, string verdict, string word, string sentence, int line, bool ran = true, string file = "features/a.feature") =>
        new { name, ran, verdict, word, sentence, file, line };

    // As a runner looks for them: a line that begins with two colons, blanks aside, or that has the older form anywhere.
    private static List<string> Annotations(string log) =>
        [.. log.Split('\n', '\r').Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal))];

    private void Write(string verdict, string sentence, params object[] ramps)
    {
        var site = Directory.CreateDirectory(Path.Combine(_folder, "artifacts", "living-docs")).FullName;
        var all = ramps.Length > 0 ? ramps : [Ramp("Quick", "held", "Held", "", 1)];
        File.WriteAllText(Path.Combine(site, "summary.json"), JsonSerializer.Serialize(new { version = 1, verdict, sentence, ramps = all }));
        File.WriteAllText(Path.Combine(site, "summary.md"), $"## {verdict}\n");
    }

    private Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<(string Name, string Value)> variables) => script.RunAsync(
        _folder,
        variables.Append(("GITHUB_STEP_SUMMARY", Path.Combine(_folder, "page.md"))).Append(("GITHUB_OUTPUT", Path.Combine(_folder, "outputs"))).ToDictionary());

    private string Page() => File.ReadAllText(Path.Combine(_folder, "page.md"));

    // As a runner reads it: a line for each.
    private string[] Outputs() => File.ReadAllText(Path.Combine(_folder, "outputs")).TrimEnd('\n').Split('\n');
}
