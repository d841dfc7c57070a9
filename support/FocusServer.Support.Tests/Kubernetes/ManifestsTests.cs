using FluentAssertions;
using FocusServer.Load.Cleanup;
using FocusServer.Support.Tests.Workflows;
using FocusServer.Support.Tests.Workflows.Runs;
using k8s.Models;
using Xunit;
using YamlDotNet.Core;

namespace FocusServer.Support.Tests.Kubernetes;

public class ManifestsTests
{
    private const string ServiceId = "orleans/serviceId";
    private const string ClusterId = "orleans/clusterId";

    // A load generator that is cut off has ended its jobs by then.
    private static readonly TimeSpan _drain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Files => [.. Manifests.Files];

    public static TheoryData<string> Pods => [.. Manifests.Pods.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Manifest_HasOnlyWhatKubernetesKnows(string file) => Manifests.Parse(Manifests.Text(file)).Should().NotBeEmpty();

    [Fact]
    public void Manifest_WithAMistypedField_IsRefused()
    {
        var mistyped = Manifests.Text("generators.yaml").Replace("serviceName:", "serviceNam:", StringComparison.Ordinal);

        FluentActions.Invoking(() => Manifests.Parse(mistyped)).Should().Throw<YamlException>();
    }

    [KubectlFact]
    public async Task Manifests_InADryRunOfKubectl_AreApplied()
    {
        await using var cluster = await KubernetesStandIn.StartAsync();
        var home = Directory.CreateTempSubdirectory("kubectl-");
        try
        {
            var (exitCode, output) = await Shell.RunAsync(
                $"kubectl --server={cluster.Url} --cache-dir=cache apply --dry-run=client --validate=false -f \"{RepositoryFiles.FullPath(Manifests.Folder)}\"",
                home.FullName,
                new Dictionary<string, string> { ["KUBECONFIG"] = Path.Combine(home.FullName, "none") },
                _bound);

            exitCode.Should().Be(0, output);
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.EndsWith("created (dry run)", StringComparison.Ordinal))
                .Should().HaveCount(Manifests.All<object>().Count, output);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [Fact]
    public void Selectors_FindThePodsThatTheyAreFor()
    {
        var selectors = Manifests.All<V1Service>().Select(service => service.Spec.Selector)
            .Concat(Manifests.All<V1StatefulSet>().Select(set => set.Spec.Selector.MatchLabels))
            .Concat(Manifests.All<V1Deployment>().Select(deployment => deployment.Spec.Selector.MatchLabels))
            .Concat(Manifests.All<V1NetworkPolicy>().Select(policy => policy.Spec.PodSelector.MatchLabels))
            .Concat(Manifests.All<V1NetworkPolicy>().SelectMany(policy => policy.Spec.Ingress).SelectMany(rule => rule.FromProperty).Select(from => from.PodSelector.MatchLabels));

        selectors.Should().HaveCountGreaterThan(5).And.OnlyContain(selector => Manifests.Pods.Values.Any(pod => !selector.Except(pod.Labels).Any()));
    }

    [Fact]
    public void CoordinatorAndGenerators_AreInOneCluster()
    {
        var (coordinator, generator) = (Manifests.Pods["coordinator"].Labels, Manifests.Pods["generator"].Labels);

        coordinator[ServiceId].Should().Be("focus-load").And.Be(generator[ServiceId]);
        coordinator[ClusterId].Should().Be(generator[ClusterId]);
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("generator")]
    public void Pod_ThatHasJobs_HasTheTimeToEndThem(string name) =>
        TimeSpan.FromSeconds(Manifests.Pods[name].Spec.TerminationGracePeriodSeconds!.Value).Should().BeGreaterThan(_drain + new CleanupOptions().Deadline);

    [Fact]
    public void Coordinator_RunsOnce()
    {
        var job = Manifests.All<V1Job>().Should().ContainSingle().Subject;

        job.Spec.BackoffLimit.Should().Be(0);
        job.Spec.Template.Spec.RestartPolicy.Should().Be("Never");
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void Pod_HasFewRightsAndALimit(string name)
    {
        var pod = Manifests.Pods[name].Spec;

        pod.SecurityContext.RunAsNonRoot.Should().BeTrue();
        pod.SecurityContext.RunAsUser.Should().BePositive();
        foreach (var container in pod.Containers)
        {
            container.SecurityContext.AllowPrivilegeEscalation.Should().BeFalse();
            container.SecurityContext.Capabilities.Drop.Should().Equal("ALL");
            container.Resources.Requests.Keys.Should().BeEquivalentTo("cpu", "memory");
            container.Resources.Limits.Keys.Should().Equal(["memory"], "one that is throttled is late");
        }
    }

    [Fact]
    public void Rights_AreToSeePods()
    {
        var rule = Manifests.All<V1Role>().Single(role => role.Metadata.Name == "focus-load").Rules.Should().ContainSingle().Subject;

        rule.Resources.Should().Equal("pods");
        rule.Verbs.Should().BeEquivalentTo("get", "list", "watch");
    }

    [Fact]
    public void Rights_ToExplainAVerdict_AreToListAndWatch() =>
        Manifests.All<V1Role>().Single(role => role.Metadata.Name == "focus-load-causes").Rules.SelectMany(rule => rule.Verbs).Distinct().Should().BeEquivalentTo("list", "watch");

    [Theory]
    [MemberData(nameof(Pods))]
    public void Variables_OfAPod_AreDefinedBeforeTheyAreUsed(string name)
    {
        foreach (var container in Manifests.Pods[name].Spec.Containers)
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var variable in container.Env ?? [])
            {
                References(variable.Value).Should().BeSubsetOf(known, "Kubernetes leaves {0} as it is otherwise", variable.Value);
                known.Add(variable.Name);
            }

            (container.Args ?? []).SelectMany(References).Should().BeSubsetOf(known);
        }
    }

    [Theory]
    [InlineData("generator")]
    [InlineData("coordinator")]
    public void Image_OfAPod_IsBuiltFromTheContainerfile(string name)
    {
        var image = Manifests.Pods[name].Spec.Containers.Should().ContainSingle().Subject.Image;

        Manifests.Text("Containerfile").Should().Contain($"--target {name} -t {image} .").And.MatchRegex($@"(?m)^FROM \S+ AS {name}$");
    }

    private static IEnumerable<string> References(string? text) =>
        (text ?? "").Split("$(").Skip(1).Select(part => part.Split(')')[0]);
}
