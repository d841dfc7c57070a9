namespace FocusServer.Support.Tests.Workflows;

/// <summary>The category of the tests that try workflows and commands of the documentation on a clean clone, which they build, or long ramps: minutes that not every test run should take.</summary>
internal static class DryRunCategory
{
    public const string Name = "dry_run";

    /// <summary>The variable that turns them on.</summary>
    public const string Switch = "DryRuns";

    /// <summary>The reason why they are skipped; null when they are asked for.</summary>
    public static string? WhySkipped { get; } = string.Equals(Environment.GetEnvironmentVariable(Switch), "true", StringComparison.OrdinalIgnoreCase)
        ? null
        : $"It takes minutes, and may build a clean clone: dotnet test --filter Category={Name} -e {Switch}=true runs it.";
}
