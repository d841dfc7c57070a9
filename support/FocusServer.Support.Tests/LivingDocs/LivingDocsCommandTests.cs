using System.CommandLine;
using FluentAssertions;
using FocusServer.LivingDocs;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>The command line of the program that writes the site.</summary>
public sealed class LivingDocsCommandTests
{
    [Fact]
    public async Task Invoke_NoArguments_TakesTheDefaults() =>
        (await InvokeAsync()).Options.Should().BeEquivalentTo(new LivingDocsOptions());

    [Fact]
    public async Task Invoke_EveryOption_PutsItsValueInPlace()
    {
        var (_, options, _) = await InvokeAsync(
            "--title", "Ours", "--features", "f", "--settings", "c", "--messages=a.ndjson, b", "--evidence=e", "--history", "h", "--output", "o",
            "--single-file", "s.html", "--since", "2026-12-05T08:00:00Z", "--stale-after", "7");

        options.Should().BeEquivalentTo(new LivingDocsOptions
        {
            Title = "Ours",
            Features = "f",
            Settings = "c",
            Messages = ["a.ndjson", "b"],
            Evidence = "e",
            History = "h",
            Output = "o",
            SingleFile = "s.html",
            Since = new DateTimeOffset(2026, 12, 5, 8, 0, 0, TimeSpan.Zero),
            StaleAfterDays = 7,
        });
    }

    [Theory]
    [InlineData("--titel x", "'--titel' is not allowed; allowed are explain, --title, --features, --settings, --messages*--help*")]
    [InlineData("site", "'site' is not allowed; allowed are explain, --title*")]
    [InlineData("--title=", "*'--title'*<text>*")]
    [InlineData("--title --nothing", "--title is '--nothing'; allowed is a value of the kind <text>.")]
    [InlineData("--stale-after soon", "--stale-after is 'soon'; allowed is a value of the kind <days>.")]
    [InlineData("--stale-after -1", "--stale-after is '-1'; allowed is a value of the kind <days>.")]
    [InlineData("--stale-after 9999999999", "--stale-after is '9999999999'; allowed is a value of the kind <days>.")]
    [InlineData("--since yesterday", "--since is 'yesterday'; allowed is a value of the kind <time>.")]
    [InlineData("--output", "*'--output'*<folder>*")]
    [InlineData("explain", "*'explain'*")]
    [InlineData("explain a b", "'b' is not allowed; allowed are --evidence*")]
    [InlineData("explain a --evidence", "*'--evidence'*<folder>*")]
    [InlineData("--output --title x", "--output is '--title'; allowed is*")]
    [InlineData("--title a --title b", "*'--title'*one value*<text>*")]
    public void FindMistakes_WrongArgument_SaysWhatIsAllowed(string arguments, string mistake) =>
        Mistakes(arguments.Split(' ')).Should().ContainMatch(mistake);

    [Fact]
    public void FindMistakes_Several_TellsAllAtOnce() =>
        Mistakes("--titel", "--stale-after", "soon", "--since", "later").Should().HaveCount(3);

    [Fact]
    public async Task Invoke_Help_NamesEveryOptionWithItsDefaultAndDoesNothing()
    {
        var (exitCode, options, output) = await InvokeAsync("--help", "--titel");

        exitCode.Should().Be(0);
        options.Should().BeNull();
        output.Should().ContainAll(
            "--title <text>", "[default: Focus Server]", "--features <folder>", "[default: features]", "--settings <folder>", "[default: config]", "--messages <path,…>", "--evidence <folder>",
            "--history <folder>", "--output <folder>", "--single-file <file>", "--since <time>", "--stale-after <days>", "[default: 30]", "Exit code");
    }

    [Fact]
    public async Task Invoke_Explain_TakesTheRunAndTheFolderOfAllRuns()
    {
        (string Run, string Runs) taken = default;
        var command = new LivingDocsCommand(
            _ => Task.FromResult(1),
            (run, runs) =>
            {
                taken = (run, runs);
                return Task.FromResult(0);
            });

        (await command.Root.Parse(["explain", "run-1"]).InvokeAsync()).Should().Be(0);

        taken.Should().Be(("run-1", "artifacts/runs"));
    }

    private static IReadOnlyList<string> Mistakes(params string[] arguments) => CommandLine.FindMistakes(Command().Root.Parse(arguments));

    private static LivingDocsCommand Command(Action<LivingDocsOptions>? run = null) => new(options =>
    {
        run?.Invoke(options);
        return Task.FromResult(0);
    },
    (_, _) => Task.FromResult(1));

    private static async Task<(int ExitCode, LivingDocsOptions? Options, string Output)> InvokeAsync(params string[] arguments)
    {
        LivingDocsOptions? taken = null;
        using var output = new StringWriter();
        var parsed = Command(options => taken = options).Root.Parse(arguments);
        CommandLine.FindMistakes(parsed).Should().BeEmpty();
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { Output = output });
        return (exitCode, taken, output.ToString());
    }
}
