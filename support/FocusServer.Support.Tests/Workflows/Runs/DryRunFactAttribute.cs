using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>A fact that is a dry run: skipped unless dry runs are asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DryRunFactAttribute : SkippableFactAttribute
{
    public DryRunFactAttribute() => Skip = DryRunCategory.WhySkipped;
}
