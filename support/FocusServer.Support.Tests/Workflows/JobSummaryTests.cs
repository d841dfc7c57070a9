using FluentAssertions;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>Checks the script that ends a ramp's job: the job is red unless the run held, whatever its step said.</summary>
public sealed class JobSummaryTests : IDisposable
{
    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("summary-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("held", 0)]
    [InlineData("not-proven", 1)]
    [InlineData("broke", 1)]
    [InlineData(null, 1)]
    public async Task Script_OfAVerdict_SucceedsOnlyIfItHeld(string? verdict, int expected)
    {
        if (verdict is not null)
        {
            var site = Directory.CreateDirectory(Path.Combine(_folder, "artifacts", "living-docs")).FullName;
            File.WriteAllText(Path.Combine(site, "summary.json"), $"{{\"version\":1,\"verdict\":\"{verdict}\"}}");
            File.WriteAllText(Path.Combine(site, "summary.md"), $"## {verdict}\n");
        }

        var page = Path.Combine(_folder, "page.md");
        var (exitCode, output) = await Shell.RunAsync(
            $"dotnet run \"{RepositoryFiles.FullPath(".github/scripts/job-summary.cs")}\"", _folder, new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = page }, _bound);

        exitCode.Should().Be(expected, output);
        output.Should().Contain($"The verdict of the run: {verdict ?? "not-proven"}.");
        File.ReadAllText(page).Should().StartWith(verdict is null ? "## Not proven" : $"## {verdict}");
    }
}
