using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Measurements;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Checks that each outcome has a name of its own for machines, in the summary of a run as for each of its ramps.</summary>
public sealed class SummaryTests
{
    private static readonly DateTimeOffset _start = new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("held", "held", "Held")]
    [InlineData("broke", "broke", "Broke at 60 jobs")]
    [InlineData("leftovers", "failed", "Failed")]
    [InlineData("killed", "not-proven", "Not proven")]
    public async Task Summary_OfARamp_TellsItsOutcome(string evidence, string verdict, string word)
    {
        using var site = await Site(evidence, null).WriteAsync();

        var (run, staging, _) = Read(site);

        run.GetProperty("verdict").GetString().Should().Be(verdict);
        run.GetProperty("ran").GetBoolean().Should().BeTrue();
        run.GetProperty("word").GetString().Should().Be(word);
        staging.GetProperty("verdict").GetString().Should().Be(verdict);
        staging.GetProperty("word").GetString().Should().Be(word);
        var sentence = staging.GetProperty("sentence").GetString();
        sentence.Should().NotBeEmpty();
        run.GetProperty("sentence").GetString().Should().Be($"{staging.GetProperty("name").GetString()}: {word}. {sentence}");
        site.Text("summary.md").Should().StartWith($"## Focus Server: {word}\n").And.Contain($"**{word}**");
    }

    [Theory]
    [InlineData("held", "killed", "not-proven")]
    [InlineData("killed", "leftovers", "failed")]
    [InlineData("leftovers", "held", "failed")]
    [InlineData("broke", "killed", "broke")]
    [InlineData("held", null, "held")]
    public async Task Summary_OfSeveralRamps_IsAsBadAsTheWorstOfThoseThatRan(string staging, string? production, string verdict)
    {
        using var site = await Site(staging, production).WriteAsync();

        Read(site).Run.GetProperty("verdict").GetString().Should().Be(verdict);
    }

    [Fact]
    public async Task Summary_OfNoRamp_SaysThatNoneRan()
    {
        using var site = await Site(null, null).WriteAsync();

        var (run, staging, production) = Read(site);

        run.GetProperty("verdict").GetString().Should().Be("not-proven");
        run.GetProperty("ran").GetBoolean().Should().BeFalse();
        run.GetProperty("word").GetString().Should().Be("no ramp ran");
        run.GetProperty("sentence").GetString().Should().Be("No ramp ran.");
        new[] { staging, production }.Should().OnlyContain(ramp => !ramp.GetProperty("ran").GetBoolean());
    }

    [Theory]
    [InlineData("2026-12-01", true)]
    [InlineData("2026-11-30", false)]
    public async Task Summary_OfAKnownFailure_StaysRedAndNamesItsOwner(string until, bool covered)
    {
        var scenario = new FocusServer.Evidence.Runs.ScenarioPlace("features", "Quick", "Ten jobs are held", new Dictionary<string, string> { ["environment"] = "staging" }, [$"known_until_{until}", "owner_anna"]);
        using var site = await new SiteUnderTest { Since = _start }.Given("features/gradual-load/quick-ramp.feature", Samples.Ramp)
            .Given("runs/staging/run.jsonl", SampleRamps.BreakingKnown(_start.AddMinutes(1), scenario).Text).WriteAsync();

        var (run, staging, production) = Read(site);

        run.GetProperty("verdict").GetString().Should().Be("broke");
        staging.GetProperty("known").GetRawText().Should().ContainAll(until, "anna").And.Contain($"\"covered\": {(covered ? "true" : "false")}");
        production.TryGetProperty("known", out _).Should().BeFalse();
        site.Text("summary.md").Should().Contain($"Known until {until}, owner anna");
    }

    [Fact]
    public async Task Summary_OfARow_NamesItsLineInTheFile()
    {
        using var site = await Site("held", "broke").WriteAsync();

        var (_, staging, production) = Read(site);

        foreach (var (ramp, cell) in new[] { (staging, "staging"), (production, "production") })
        {
            ramp.GetProperty("file").GetString().Should().Be("features/gradual-load/quick-ramp.feature");
            Samples.Ramp.Split('\n')[ramp.GetProperty("line").GetInt32() - 1].Should().Contain($"| {cell} ");
        }
    }

    [Fact]
    public async Task Summary_OfARampOnLoadGenerators_NamesThemAndThoseThatWereLost()
    {
        using var site = await Site("generators", "held").WriteAsync();

        var (_, staging, production) = Read(site);

        staging.GetProperty("generators").EnumerateArray().Select(one => (one.GetProperty("name").GetString(), one.GetProperty("lost").GetString()))
            .Should().Equal(("lab-1", null), ("lab-2", "lost at 29.3 s: no answer for 2 s"), ("lab-3", null));
        production.TryGetProperty("generators", out _).Should().BeFalse();
        site.Text("summary.md").Split('\n').Should().ContainSingle(line => line.StartsWith("- ", StringComparison.Ordinal))
            .Which.Should().EndWith(": 3 load generators, version 1.2.0: lab-1, lab-2, lab-3; lab-2 was lost at 29.3 s: no answer for 2 s");
    }

    [Theory]
    [InlineData(true, "The run before it, of 2026-12-01 03:00:00 UTC, was not proven.")]
    [InlineData(false, null)]
    public void Notes_OfARampWhoseRunBeforeWasNotProven_SaySo(bool wasKilled, string? note)
    {
        var now = SampleRamps.Breaking().Read().With(manifest => manifest with { StartedAt = _start.AddMinutes(3) });
        var before = wasKilled ? SampleRamps.Killed(_start, "before").Read() : (SampleRamps.Breaking().Read() with { RunId = "before" }).With(manifest => manifest with { StartedAt = _start });
        var elsewhere = SampleRamps.Killed(_start.AddMinutes(1), "elsewhere").Read().With(manifest => manifest with { Environment = "embedded" });

        var notes = RampPresentation.Create(now, new RunHistory([StoredRun.From(before)!, StoredRun.From(elsewhere)!], [])).Notes;

        notes.Where(told => told.StartsWith("The run before it", StringComparison.Ordinal)).Should().Equal(note is null ? [] : [note]);
    }

    private static SiteUnderTest Site(string? staging, string? production)
    {
        var site = new SiteUnderTest { Since = _start }.Given("features/gradual-load/quick-ramp.feature", Samples.Ramp);
        foreach (var (row, name) in new[] { ("staging", staging), ("production", production) })
        {
            if (name is not null)
            {
                site.Given($"runs/{row}/run.jsonl", Evidence(name, row));
            }
        }

        return site;
    }

    private static string Evidence(string name, string row)
    {
        var evidence = name switch
        {
            "held" => SampleRamps.Held(),
            "broke" => SampleRamps.Breaking(),
            "leftovers" => SampleRamps.Held(new CleanupResult { Gone = [], Leftovers = [new Leftover("7-1", "still there")], UnidentifiedJobs = 0, Duration = TimeSpan.FromSeconds(90) }),
            "generators" => SampleRamps.OnThreeGenerators(),
            _ => SampleRamps.Killed(),
        };
        return evidence.Text
            .Replace("2026-11-23T03:08:28", "2026-12-01T03:08:28", StringComparison.Ordinal)
            .Replace("ramp is held: staging", $"ramp is held: {row}", StringComparison.Ordinal)
            .Replace("The full ramp is held", "Ten jobs are held", StringComparison.Ordinal)
            .Replace("The quick ramp is held", "Ten jobs are held", StringComparison.Ordinal);
    }

    private static (JsonElement Run, JsonElement Staging, JsonElement Production) Read(SiteUnderTest site)
    {
        using var summary = JsonDocument.Parse(site.Text("summary.json"));
        var run = summary.RootElement.Clone();
        return (run, Ramp("staging"), Ramp("production"));

        JsonElement Ramp(string row) => run.GetProperty("ramps").EnumerateArray().Single(ramp => ramp.GetProperty("href").GetString()!.EndsWith($"--{row}", StringComparison.Ordinal));
    }
}
