using FluentAssertions;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Features;
using FocusServer.LivingDocs.Messages;
using Io.Cucumber.Messages.Types;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

public sealed class MessageReaderTests : IDisposable
{
    private const string Feature = """
        Feature: F
          Scenario: First
            Given a thing
            Then it works
          @ignore
          Scenario: Later
            Given a thing
          Scenario Outline: Rows
            Given <n> things
            Examples:
              | n |
              | 1 |
              | 2 |
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("messages-").FullName;
    private readonly List<string> _problems = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_ARun_KnowsHowEachScenarioAndRowWent()
    {
        var outcomes = Read(Sample().Lines);

        outcomes.Get("f.feature", "first").Status.Should().Be(Status.Failed);
        outcomes.Get("f.feature", "first").Culprit!.Failure!.Message.Should().Be("It broke.");
        outcomes.Get("f.feature", "later").Status.Should().Be(Status.Ignored);
        outcomes.Get("f.feature", "rows--1").Status.Should().Be(Status.Passed);
        outcomes.Get("f.feature", "rows--2").Status.Should().Be(Status.Skipped);
        outcomes.Get("f.feature", "rows--2").Culprit!.Failure!.Message.Should().Be("Not today.");
        _problems.Should().BeEmpty();
    }

    [Fact]
    public void Read_MessagesOutOfOrder_KnowsTheSame()
    {
        var outcomes = Read(Sample().Lines.Reverse());

        outcomes.Get("f.feature", "first").Status.Should().Be(Status.Failed);
        outcomes.Get("f.feature", "first").Steps.Select(step => step.Text).Should().Equal("a thing", "it works");
        outcomes.Get("f.feature", "rows--2").Status.Should().Be(Status.Skipped);
    }

    [Fact]
    public void Read_SeveralFilesOfOneRun_AreOneRun()
    {
        var lines = Sample().Lines;
        var started = lines.Where(line => line.Contains("testRunStarted", StringComparison.Ordinal)).ToList();
        Write("a", lines.Take(lines.Count / 2));
        Write("b", lines.Skip(lines.Count / 2).Concat(started));

        var runs = Read();

        runs.Should().ContainSingle();
        new OutcomesByAddress(runs, []).Get("f.feature", "first").Status.Should().Be(Status.Failed);
    }

    [Fact]
    public void Read_ALaterRun_CountsWhereBothRanTheScenario()
    {
        Write("b", Sample().Lines);
        Write("a", new SampleRun("run-2").Feature("../features/f.feature", Feature, pickle => pickle.Name == "First" ? SampleRun.Passed : null).Finish().Lines
            .Select(line => line.Replace("\"seconds\":179", "\"seconds\":180", StringComparison.Ordinal)));

        var outcomes = new OutcomesByAddress(Read(), []);

        outcomes.Get("f.feature", "first").Status.Should().Be(Status.Passed);
        outcomes.Get("f.feature", "rows--1").Status.Should().Be(Status.Passed, "only the earlier run ran it");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("null\n{}\n{\"aLaterKind\":{\"id\":\"1\"}}")]
    public void Read_NothingOfUse_IsNoProblem(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "a.ndjson"), text);

        Read().Should().BeEmpty();
        _problems.Should().BeEmpty();
    }

    [Fact]
    public void Read_ATruncatedFile_KnowsWhatCameBeforeAndNamesTheLine()
    {
        var text = string.Join('\n', Sample().Lines);
        var cut = text.IndexOf("testStepFinished", text.IndexOf("attempt-", StringComparison.Ordinal), StringComparison.Ordinal) + 40;
        File.WriteAllText(Path.Combine(_folder, "a.ndjson"), text[..cut]);

        new OutcomesByAddress(Read(), []).Get("f.feature", "first").Status.Should().Be(Status.CutShort);
        _problems.Should().ContainSingle().Which.Should().Contain("a.ndjson").And.Contain("1 of ");
    }

    [Fact]
    public void Read_LinesThatAreNoMessages_AreCountedAndSkipped()
    {
        var outcomes = Read(Sample().Lines.SelectMany(line => (string[])["<html>", line, "{\"testStepFinished\":{}}"]));

        outcomes.Get("f.feature", "first").Status.Should().Be(Status.Failed);
        _problems.Should().ContainSingle().Which.Should().MatchRegex(@"a\.ndjson: \d+ of \d+ lines cannot be read, the first of them line 1\.");
    }

    [Fact]
    public void Read_AStatusOfALaterSchema_IsNotTakenForPassed()
    {
        var outcomes = Read(Sample().Lines.Select(line => line.Replace("\"FAILED\"", "\"EXPLODED\"", StringComparison.Ordinal)));

        outcomes.Get("f.feature", "first").Steps[^1].Status.Should().Be(Status.NotRun);
    }

    private static SampleRun Sample() => new SampleRun().Feature("../features/f.feature", Feature, pickle => pickle switch
    {
        { Name: "First" } => SampleRun.Failed("It broke."),
        { Name: "Later" } => null,
        { Steps: [{ Text: "2 things" }] } => SampleRun.Of(TestStepResultStatus.SKIPPED, "Not today."),
        _ => SampleRun.Passed,
    }).Finish();

    private OutcomesByAddress Read(IEnumerable<string> lines)
    {
        Write("a", lines);
        return new OutcomesByAddress(Read(), []);
    }

    private IReadOnlyList<MessageRun> Read() => MessageReader.Read(Directory.GetFiles(_folder), _problems);

    private void Write(string name, IEnumerable<string> lines) => File.WriteAllLines(Path.Combine(_folder, name + ".ndjson"), lines);
}
