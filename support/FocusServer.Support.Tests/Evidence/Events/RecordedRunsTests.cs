using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Workflows;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Events;

/// <summary>The runs that the features left under <c>artifacts/runs</c>, judged again from their evidence; the gate tries this after the features.</summary>
[Trait("Category", DryRunCategory.Name)]
public class RecordedRunsTests
{
    [SkippableFact]
    public void Verdict_OfEveryRecordedRun_IsThePublishedOne()
    {
        var runs = Runs();
        foreach (var (name, lines) in runs)
        {
            var record = EvidenceReader.Read(new StringReader(string.Join('\n', lines)), problem => throw new InvalidDataException($"{name}: {problem}"));

            using var finished = JsonDocument.Parse(lines[^1]);
            var again = JsonSerializer.SerializeToElement(record.Result!.Verdict, EvidenceJson.Options);
            JsonElement.DeepEquals(finished.RootElement.GetProperty("verdict"), again).Should().BeTrue("{0} published {1}, and is judged {2}", name, finished.RootElement.GetProperty("verdict"), again);
        }
    }

    [SkippableFact]
    public void Verdict_OfEveryPrefixOfARecordedRun_ProvesNothing()
    {
        foreach (var (name, lines) in Runs())
        {
            var record = new RunRecord();
            foreach (var line in lines.SkipLast(1))
            {
                record.On(JsonSerializer.Deserialize<RunEvent>(line, EvidenceJson.Options)!);

                record.Result!.Verdict.Outcome.Should().Be(RampOutcome.NotProven, "{0} was cut off after {1}", name, line);
                record.Result!.CutShort.Should().NotBeNull("{0} was cut off after {1}", name, line);
            }
        }
    }

    private static List<(string Name, string[] Lines)> Runs()
    {
        Skip.If(DryRunCategory.WhySkipped is not null, "It judges the runs that the features left, and so comes after them.");
        var folder = RepositoryFiles.FullPath("artifacts/runs");
        List<(string Name, string[] Lines)> runs = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, EvidenceReader.FileName, SearchOption.AllDirectories)
                .Select(file => (file, File.ReadAllLines(file)))
                .Where(run => run.Item2 is [.., var last] && last.Contains("\"event\":\"run-finished\"", StringComparison.Ordinal))]
            : [];
        Skip.If(runs.Count == 0, "No ramp has run in this clone.");
        return runs;
    }
}
