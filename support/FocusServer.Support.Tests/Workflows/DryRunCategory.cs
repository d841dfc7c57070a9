namespace FocusServer.Support.Tests.Workflows;

/// <summary>The category of the tests that try workflows and commands of the README on a clean clone.</summary>
internal static class DryRunCategory
{
    public const string Name = "dry_run";
}
