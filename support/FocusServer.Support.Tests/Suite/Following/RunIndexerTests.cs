using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Trials;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Results;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Following;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Following;

public sealed class RunIndexerTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("index-").FullName;
    private readonly StopSignal _stop = new();

    [Fact]
    public async Task Index_WhenTheRunBegins_HasNoVerdictAndNamesTheFiles()
    {
        var index = await IndexAsync(events => events.Take(20));

        index.GetProperty("run").GetString().Should().Be("run-1");
        index.GetProperty("verdict").ValueKind.Should().Be(JsonValueKind.Null);
        index.GetProperty("sentence").ValueKind.Should().Be(JsonValueKind.Null);
        index.GetProperty("howToReadTheVerdict").GetString().Should().Contain("explain");
        index.GetProperty("files").EnumerateArray().Should().OnlyContain(file => file.GetProperty("holds").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Index_WhenTheRunHasEnded_HasTheVerdict()
    {
        var index = await IndexAsync(events => events);

        index.GetProperty("verdict").GetString().Should().Be("broke");
        index.GetProperty("sentence").GetString().Should().StartWith("a ramp: broke at 8 jobs.");
        Directory.EnumerateFiles(Path.Combine(_runs, "run-1")).Select(Path.GetFileName).Should().BeEquivalentTo(["index.json", "report.txt"]);
    }

    [Theory]
    [InlineData(EvidenceReader.FileName)]
    [InlineData(RunFolder.ReportName)]
    [InlineData(JobJournal.FileName)]
    [InlineData(RecordedTrials.FileName)]
    [InlineData(RampAttachments.ChartFileName)]
    [InlineData(RampSeries.FileName)]
    [InlineData("1-success-rate.criterion")]
    [InlineData(SuiteUnderTest.StandbyBegan)]
    [InlineData(SuiteUnderTest.StandbyEnded)]
    [InlineData(RunIndex.FileName)]
    public void Index_NamesEveryFileThatARunLeaves(string file) => CountNames(file).Should().Be(1);

    /// <summary>Counts the entries of the index that name a file.</summary>
    internal static int CountNames(string file) => new RunIndex { Run = "r", Title = "t", Environment = "e", StartedAt = default, Verdict = null, Sentence = null }
        .Files.Count(known => Regex.IsMatch(file, $"^{Regex.Escape(known.Name).Replace(@"\*", ".+")}$"));

    public void Dispose()
    {
        _stop.Dispose();
        Directory.Delete(_runs, recursive: true);
    }

    private async Task<JsonElement> IndexAsync(Func<IReadOnlyList<RunEvent>, IEnumerable<RunEvent>> select)
    {
        var events = await FollowedRuns.BreakingAsync();
        await using var indexer = new RunIndexer(FollowedRuns.Describe(events, _runs, _stop, Assert.Fail));
        foreach (var runEvent in select(events))
        {
            await indexer.OnAsync(runEvent);
        }

        using var index = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_runs, "run-1", RunIndex.FileName)));
        return index.RootElement.Clone();
    }
}
