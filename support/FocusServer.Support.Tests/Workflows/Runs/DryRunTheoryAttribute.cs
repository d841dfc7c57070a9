using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>A theory whose rows are dry runs: skipped, as one, unless dry runs are asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DryRunTheoryAttribute : SkippableTheoryAttribute
{
    public DryRunTheoryAttribute() => Skip = DryRunCategory.WhySkipped;
}
