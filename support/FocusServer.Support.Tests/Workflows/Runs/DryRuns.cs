using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>The dry runs share a clone, and run one after the other: a load test beside another measures neither.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class DryRuns : ICollectionFixture<CleanClone>
{
    public const string Name = "dry runs";
}
