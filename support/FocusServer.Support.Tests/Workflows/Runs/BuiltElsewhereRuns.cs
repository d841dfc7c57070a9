using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>However the suite is built and run, its output goes to the clone, and its site is written.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public class BuiltElsewhereRuns(CleanClone clone)
{
    private const string Sweep = "--filter Category=sweep";

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(15);

    [DryRunTheory]
    [InlineData("dotnet test steps -o \"OUT\" " + Sweep)]
    [InlineData("dotnet test steps --artifacts-path \"OUT\" " + Sweep)]
    [InlineData("dotnet test steps -c Release " + Sweep)]
    [InlineData("dotnet test steps --settings \"OUT/own.runsettings\" " + Sweep)]
    public async Task Suite_BuiltElsewhereOrWithSettingsOfOnesOwn_WritesItsSiteIntoTheClone(string command)
    {
        var output = await RunAsync(clone.Root, command);

        output.Should().Contain($"Living documentation: {Path.Combine(clone.Root, "artifacts", "living-docs", "index.html")}");
    }

    [DryRunTheory]
    [InlineData("dotnet build steps && dotnet test steps/bin/Debug/net10.0/FocusServer.Specs.dll " + Sweep)]
    [InlineData("dotnet build steps && dotnet vstest steps/bin/Debug/net10.0/FocusServer.Specs.dll --TestCaseFilter:Category=sweep")]
    public async Task Suite_RunAsAFile_WritesItsSite(string command) => await RunAsync(clone.Root, command);

    [DryRunFact]
    public async Task Suite_InACloneThatWasMovedAfterItsBuild_WritesTheSiteThere()
    {
        var old = clone.Clone("to be moved");
        var (exitCode, built) = await Shell.RunAsync("dotnet build steps", old, new Dictionary<string, string>(), _bound);
        exitCode.Should().Be(0, built);
        var moved = Path.Combine(clone.NewFolder(), "it's #1");
        Directory.Move(old, moved);

        var output = await RunAsync(moved, "dotnet test steps --no-build " + Sweep);

        output.Should().Contain($"Living documentation: {moved}");
        Directory.Exists(old).Should().BeFalse();
    }

    [DryRunFact]
    public async Task Build_BesideFilesOfEditorsAndWithOddNames_TakesFeaturesOnly()
    {
        const string Feature = "Feature: NAME\n  Rule: R\n    Scenario: Odd NAME\n      When the jobs that earlier runs left behind are swept\n";
        var folder = clone.Clone("edited");
        var features = Path.Combine(folder, "features", "gradual-load");
        File.WriteAllText(Path.Combine(features, "._quick-ramp.feature"), "\0\u0005");
        File.WriteAllText(Path.Combine(folder, "config", "._appsettings.staging.json"), "\0\u0005");
        File.WriteAllText(Path.Combine(folder, "steps", "._Program.cs"), "\0\u0005");
        File.WriteAllText(Path.Combine(features, "a#b;c's 100%.feature"), Feature.Replace("NAME", "one", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(features, "a-b;c's 100-.feature"), Feature.Replace("NAME", "two", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(features, ".#quick-ramp.feature"), "jane@host.4711:1700000000");
            File.CreateSymbolicLink(Path.Combine(folder, "config", ".#appsettings.json"), "jane@host.4711:1700000000");
            File.CreateSymbolicLink(Path.Combine(folder, "steps", ".#RampSteps.cs"), "jane@host.4711:1700000000");
        }

        var output = await RunAsync(folder, "dotnet test steps --filter \"DisplayName~Odd\"");

        output.Should().Contain("Passed:     2");
        (await File.ReadAllTextAsync(Path.Combine(folder, "artifacts", "living-docs", "index.html"))).Should().NotContain("not-read").And.Contain("a-b%3Bc%27s%20100--2.html");
    }

    private async Task<string> RunAsync(string folder, string command)
    {
        var outside = clone.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(outside, "own.runsettings"), "<RunSettings><RunConfiguration><MaxCpuCount>1</MaxCpuCount></RunConfiguration></RunSettings>");
        var (site, messages) = (Path.Combine(folder, "artifacts", "living-docs", "index.html"), Path.Combine(folder, "artifacts", "test-results", "reqnroll_report.ndjson"));
        foreach (var earlier in new[] { site, messages }.Where(File.Exists))
        {
            File.Delete(earlier);
        }

        var (exitCode, output) = await Shell.RunAsync(command.Replace("OUT", outside, StringComparison.Ordinal), folder, new Dictionary<string, string>(), _bound);

        exitCode.Should().Be(0, output);
        File.Exists(site).Should().BeTrue(output);
        File.Exists(messages).Should().BeTrue(output);
        return output;
    }
}
