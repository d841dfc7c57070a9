using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>The exit code of runs that select little: it is zero only where something was proven.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public class ProvenRuns(CleanClone clone)
{
    private const string Staging = "-e FOCUS_ENVIRONMENT=staging -e FOCUS_Server__BaseUrl=http://127.0.0.1:9/";
    private const string Lab = "-e FOCUS_ENVIRONMENT=lab -e FOCUS_Server__BaseUrl=http://127.0.0.1:9/";

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(15);

    [DryRunTheory]
    [InlineData("steps --filter Category=quik", "no test matches the filter Category=quik in FocusServer.Specs.")]
    [InlineData("--filter Category=quik", "no test matches the filter Category=quik in FocusServer.Specs.")]
    [InlineData("--filter FullyQualifiedName~quik", "no test matches the filter FullyQualifiedName~quik in FocusServer.Support.Tests. Nothing was proven: no test matches the filter FullyQualifiedName~quik in FocusServer.Specs.")]
    [InlineData($"steps --filter \"Category=quick&Category=production\" {Staging}", "was skipped. This row is for production; the chosen environment is staging (FOCUS_ENVIRONMENT).")]
    [InlineData($"steps --filter Category=quick {Lab}", "; the chosen environment is lab (FOCUS_ENVIRONMENT).")]
    [InlineData("steps --filter Category=custom", "was skipped. No custom ramp was asked for")]
    public async Task Run_ThatProvesNothing_FailsAndSaysWhatHasNoRows(string arguments, string sentence)
    {
        AddEnvironmentWithRowsInOneFeature();

        var (exitCode, output) = await Shell.RunAsync($"dotnet test {arguments}", clone.Root, new Dictionary<string, string>(), _bound);

        exitCode.Should().Be(1, output);
        output.Should().Contain("Nothing was proven: ").And.Contain(sentence);
    }

    [DryRunTheory]
    [InlineData("--filter FullyQualifiedName~ExpressionTests")]
    [InlineData("--filter Category=sweep")]
    [InlineData("--filter Category=dry_run")]
    [InlineData("steps -e REQNROLL_DRY_RUN=true")]
    public async Task Run_ThatMatchesInOneProject_Succeeds(string arguments)
    {
        var (exitCode, output) = await Shell.RunAsync($"dotnet test {arguments}", clone.Root, new Dictionary<string, string>(), _bound);

        exitCode.Should().Be(0, output);
        output.Should().NotContain("Nothing was proven");
    }

    private void AddEnvironmentWithRowsInOneFeature()
    {
        var config = Path.Combine(clone.Root, "config");
        File.Copy(Path.Combine(config, "appsettings.staging.json"), Path.Combine(config, "appsettings.lab.json"), overwrite: true);
        var feature = Path.Combine(clone.Root, "features/gradual-load/full-ramp.feature");
        var text = File.ReadAllText(feature);
        if (!text.Contains("@lab", StringComparison.Ordinal))
        {
            var (from, to) = (text.IndexOf("@staging", StringComparison.Ordinal), text.IndexOf("@production", StringComparison.Ordinal));
            File.WriteAllText(feature, $"{text.TrimEnd()}\n\n      {text[from..to].Replace("staging", "lab", StringComparison.OrdinalIgnoreCase).TrimEnd()}\n");
        }
    }
}
