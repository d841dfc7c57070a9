using FluentAssertions;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>The script job-summary.cs, built once: <c>dotnet run</c> takes a second and more each time, and the dry runs follow it.</summary>
public sealed class BuiltJobSummary : IAsyncLifetime
{
    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("job-summary-").FullName;

    public async Task InitializeAsync()
    {
        var script = RepositoryFiles.FullPath(".github/scripts/job-summary.cs");
        var (exitCode, log) = await Shell.RunAsync($"dotnet build \"{script}\" -o \"{_folder}\"", _folder, new Dictionary<string, string>(), _bound);
        exitCode.Should().Be(0, log);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs it in a folder.</summary>
    internal Task<(int ExitCode, string Output)> RunAsync(string folder, IReadOnlyDictionary<string, string> variables) =>
        Shell.RunAsync($"dotnet \"{Path.Combine(_folder, "job-summary.dll")}\"", folder, variables, _bound);
}
