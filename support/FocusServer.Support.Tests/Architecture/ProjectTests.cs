using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Architecture;

/// <summary>The rules of the house for its projects: which of them may use which, at all or through others.</summary>
public class ProjectTests
{
    private const string Specs = "FocusServer.Specs";
    private const string Contracts = "FocusServer.Contracts";
    private const string Client = "FocusServer.Client";
    private const string Evidence = "FocusServer.Evidence";

    public static TheoryData<string> Support => [.. ProjectFiles.Names.Where(name => name != Specs)];

    [Theory]
    [MemberData(nameof(Support))]
    public void Support_NeverUsesSteps(string project) =>
        ProjectFiles.ReferencedBy(project).Should().NotContain(Specs, "steps use support, never back");

    [Theory]
    [InlineData("FocusServer.Emulator")]
    [InlineData(Client)]
    public void EmulatorAndClient_ShareOnlyTheContracts(string project) =>
        ProjectFiles.ReferencedBy(project).Should().BeEquivalentTo([Contracts], "one bug must not cancel the other");

    [Theory]
    [InlineData(Contracts)]
    [InlineData(Evidence)]
    public void Foundations_UseNoOtherProject(string project) =>
        ProjectFiles.ReferencedBy(project).Should().BeEmpty();

    [Fact]
    public void Load_UsesClientAndEvidenceOnly() =>
        ProjectFiles.ReferencedBy("FocusServer.Load").Should().BeEquivalentTo([Client, Contracts, Evidence]);

    [Fact]
    public void Cluster_UsesLoadAndNothingElseOfTheSuite() =>
        ProjectFiles.ReferencedBy("FocusServer.Cluster").Should().BeEquivalentTo(["FocusServer.Load", Client, Contracts, Evidence]);

    [Fact]
    public void Diagnostics_UsesTheEvidenceOnly() =>
        ProjectFiles.ReferencedBy("FocusServer.Diagnostics").Should().BeEquivalentTo([Evidence], "it tells what it sees, and knows no ramp");

    [Theory]
    [InlineData("KubernetesClient")]
    [InlineData("MongoDB")]
    [InlineData("RabbitMQ")]
    public void ClientsOfWhatIsBesideAServer_AreKnownToDiagnosticsOnly(string client) =>
        ProjectFiles.Names.Where(project => project != "FocusServer.Support.Tests" && ProjectFiles.PackagesOf(project).Any(package => package.StartsWith(client, StringComparison.Ordinal)))
            .Should().Equal(["FocusServer.Diagnostics"], "a run that takes nothing along loads nothing of it");

    [Fact]
    public void Orleans_IsKnownToTheClusterOnly() =>
        ProjectFiles.Names.Where(project => ProjectFiles.PackagesOf(project).Any(package => package.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)))
            .Should().Equal(["FocusServer.Cluster"], "a run on one machine loads nothing of it");

    [Fact]
    public void OpenTelemetry_IsKnownToTheSuiteOnly() =>
        ProjectFiles.Names.Where(project => ProjectFiles.PackagesOf(project).Any(package => package.StartsWith("OpenTelemetry", StringComparison.Ordinal)))
            .Should().Equal(["FocusServer.Suite"], "the engine measures by the runtime's own means, whoever listens");

    [Fact]
    public void LivingDocs_ReadsFilesAndRunsNothing() =>
        ProjectFiles.ReferencedBy("FocusServer.LivingDocs").Should().NotContain(["FocusServer.Load", Client, "FocusServer.Emulator"]);

    [Fact]
    public void BddRunner_IsKnownToStepsAndItsAdapterOnly() =>
        ProjectFiles.Names.Where(project => ProjectFiles.PackagesOf(project).Any(package => package.StartsWith("Reqnroll", StringComparison.Ordinal)))
            .Should().BeSubsetOf([Specs, "FocusServer.FeatureRunner", "FocusServer.FeatureRunner.Conformance"]);
}
