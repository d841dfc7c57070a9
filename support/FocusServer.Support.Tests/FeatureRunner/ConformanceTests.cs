using System.Text.Json.Nodes;
using System.Xml.Linq;
using FluentAssertions;
using FocusServer.Support.Tests.Workflows;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;

namespace FocusServer.Support.Tests.FeatureRunner;

/// <summary>
/// Runs the conformance project and compares names, outcomes, errors, statuses and attachments with its expected.txt. With <c>BddRunner=Reqnroll</c>, for
/// package sources that have it, all but the words of the errors is asked of Reqnroll.xUnit.
/// </summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public sealed class ConformanceTests : IDisposable
{
    private const string Project = "support/FocusServer.FeatureRunner.Conformance";
    private const string AfterDispose = "The scenario after it runs";

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(5);
    private static readonly XNamespace _trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-").FullName;

    [DryRunFact]
    public async Task Outcomes_OfTheConformanceProject_AreTheExpectedOnes()
    {
        var messages = Path.Combine(_folder, "messages.ndjson");
        var runner = Environment.GetEnvironmentVariable("BddRunner") is { Length: > 0 } chosen ? chosen : "FeatureRunner";

        var (_, output) = await Shell.RunAsync(
            $"dotnet test {Project} --logger \"trx;LogFileName=results.trx\" --results-directory \"{_folder}\" -p:BddRunner={runner}",
            RepositoryFiles.Root,
            new Dictionary<string, string> { ["REQNROLL_FORMATTERS_MESSAGE"] = $"outputFilePath={messages}", ["REQNROLL_TELEMETRY_ENABLED"] = "0" },
            _bound);

        File.Exists(messages).Should().BeTrue(output);
        List<string> found = [.. Tests(Path.Combine(_folder, "results.trx")), .. Statuses(messages)];
        var expected = await File.ReadAllLinesAsync(RepositoryFiles.FullPath($"{Project}/expected.txt"));
        var received = RepositoryFiles.FullPath($"{Project}/expected.received.txt");
        await File.WriteAllLinesAsync(received, found);
        if (runner == "FeatureRunner")
        {
            found.Should().Equal(expected, "the run printed {0}", output);
        }
        else
        {
            // There, a dispose that throws breaks the scenario after it.
            found.Select(WithoutError).Where(line => !line.Contains(AfterDispose, StringComparison.Ordinal)).Should()
                .Equal(expected.Select(WithoutError).Where(line => !line.Contains(AfterDispose, StringComparison.Ordinal)), "the run printed {0}", output);
        }

        File.Delete(received);
        output.Should().NotContain("Loading plugin", "readers of a report did not ask for it");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Tests(string trx)
    {
        var root = XDocument.Load(trx).Root!;
        var places = root.Descendants(_trx + "UnitTest").ToDictionary(
            test => (string)test.Attribute("id")!,
            test => (string)test.Element(_trx + "TestMethod")!.Attribute("className")!);
        return root.Descendants(_trx + "UnitTestResult").Select(result =>
        {
            var message = (result.Descendants(_trx + "Message").FirstOrDefault()?.Value ?? "").Split('\n')[0].Trim();
            return string.Join(" | ", new[]
            {
                places[(string)result.Attribute("testId")!],
                (string)result.Attribute("testName")!,
                (string)result.Attribute("outcome")!,
                message,
            }.Where(part => part.Length > 0));
        }).Order(StringComparer.Ordinal);
    }

    private static string WithoutError(string line) => string.Join(" | ", line.Split(" | ").Take(3));

    // By pickle and step, joined by id; hooks and steps stand in the order in which they ended.
    private static IEnumerable<string> Statuses(string messages)
    {
        var all = File.ReadLines(messages).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        IEnumerable<JsonNode> Of(string kind) => all.Select(message => message[kind]).OfType<JsonNode>();

        foreach (var attempt in Of("testCaseStarted").OrderBy(Title, StringComparer.Ordinal))
        {
            var id = $"{attempt["id"]}";
            var steps = Of("testStepFinished").Where(step => $"{step["testCaseStartedId"]}" == id).Select(step => $"{step["testStepResult"]!["status"]}");
            var attached = Of("attachment").Where(attachment => $"{attachment["testCaseStartedId"]}" == id).Select(attachment => $"{attachment["mediaType"]}");
            yield return $"{Title(attempt)}: {string.Join(' ', steps)}{string.Concat(attached.Select(type => $" + {type}"))}";
        }

        string Title(JsonNode attempt)
        {
            var testCase = Of("testCase").Single(test => $"{test["id"]}" == $"{attempt["testCaseId"]}");
            var pickle = Of("pickle").Single(one => $"{one["id"]}" == $"{testCase["pickleId"]}");
            return $"{Path.GetFileNameWithoutExtension($"{pickle["uri"]}")}, {pickle["name"]}";
        }
    }
}
