using FluentAssertions;
using FocusServer.Diagnostics.Kubernetes;
using FocusServer.Evidence.Observations;
using k8s.Models;
using Xunit;

namespace FocusServer.Support.Tests.Diagnostics.Kubernetes;

public class PodDiaryTests
{
    private static readonly DateTime _at = new(2026, 3, 1, 12, 0, 7, DateTimeKind.Utc);

    public static TheoryData<string, ObservationKind, string?> Fates => new()
    {
        { "unschedulable", ObservationKind.PodUnschedulable, "node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, insufficient nvidia.com/gpu.shared" },
        { "image", ObservationKind.PodStuck, "ImagePullBackOff, back-off pulling image \"grpc\"" },
        { "memory", ObservationKind.PodOutOfMemory, "its limit is 512Mi" },
        { "memory, started again", ObservationKind.PodOutOfMemory, "its limit is 512Mi" },
        { "started again", ObservationKind.PodRestarted, "Error, exit code 139" },
        { "evicted", ObservationKind.PodEvicted, "the node was low on resource: memory" },
        { "preempted", ObservationKind.PodEvicted, "default-scheduler: preempting to accommodate a higher priority pod" },
        { "failed", ObservationKind.PodFailed, "Error, exit code 1" },
        { "completed", ObservationKind.PodCompleted, "Completed, exit code 0" },
    };

    [Theory]
    [MemberData(nameof(Fates))]
    public void Add_Fate_IsToldOnceWithItsReason(string fate, ObservationKind kind, string? reason)
    {
        var diary = new PodDiary();
        diary.Add(Pods.Of("7-1729", "Running").In()).Should().ContainSingle().Which.Kind.Should().Be(ObservationKind.PodCreated);

        var told = diary.Add(Pod(fate));

        told.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = kind, Reason = reason });
        diary.Add(Pod(fate)).Should().BeEmpty("it was told");
    }

    [Fact]
    public void Add_PodThatRanOutOfMemoryTwice_IsToldTwice()
    {
        var diary = new PodDiary();
        diary.Add(Pods.Named("focus-server-0").In(last: Pods.Ended("OOMKilled", 137, _at), restarts: 1));

        diary.Add(Pods.Named("focus-server-0").In(last: Pods.Ended("OOMKilled", 137, _at.AddSeconds(30)), restarts: 2))
            .Should().ContainSingle().Which.Stamp.Should().Be(_at.AddSeconds(30));
    }

    [Fact]
    public void Add_PodThatIsBeingDeleted_HasTheTimeAtWhichThatWasAskedFor()
    {
        var pod = Pods.Of("7-1729", "Running");
        (pod.Metadata.DeletionTimestamp, pod.Metadata.DeletionGracePeriodSeconds) = (_at, 30);

        new PodDiary().Add(pod).Should().ContainSingle(seen => seen.Kind == ObservationKind.PodDeleting).Which.Stamp.Should().Be(_at.AddSeconds(-30));
    }

    [Theory]
    [InlineData("grpc-job-7-1729", "7-1729")]
    [InlineData("grpc-job-7-17290", "7-17290")]
    [InlineData("cleanup-job-7-1729", "7-1729")]
    [InlineData("grpc-service-7-1729", "7-1729")]
    [InlineData("grpc-job-7-1729-x2f4k", null)]
    [InlineData("my-grpc-job-7-1729", null)]
    [InlineData("grpc-job-7-1729 ", null)]
    public void Of_Thing_IsOfTheJobOfItsExactName(string name, string? job) => JobNames.Of(name).Should().Be(job);

    [Theory]
    [InlineData("grpc-job-7-1729-x2f4k", null, "7-1729")]
    [InlineData("grpc-job-7-17290-x2f4k", null, "7-17290")]
    [InlineData("whatever", "grpc-job-7-1729", "7-1729")]
    [InlineData("cleanup-job-7-1729-x2f4k", "cleanup-job-7-1729", null)]
    [InlineData("focus-server-0", null, null)]
    public void OfPod_IsTheJobThatItRunsFor(string name, string? owner, string? job) => JobNames.OfPod(Pods.Named(name, job: owner)).Should().Be(job);

    private static V1Pod Pod(string fate) => fate switch
    {
        "unschedulable" => Pods.Unschedulable("7-1729").In(),
        "image" => Pods.Of("7-1729").In(Pods.Waiting("ImagePullBackOff", "Back-off pulling image \"grpc\"")),
        "memory" => Pods.Of("7-1729", "Failed").In(Pods.Ended("OOMKilled", 137, _at)),
        "memory, started again" => Pods.Of("7-1729", "Running").In(last: Pods.Ended("OOMKilled", 137, _at), restarts: 1),
        "started again" => Pods.Of("7-1729", "Running").In(last: Pods.Ended("Error", 139, _at), restarts: 1),
        "evicted" => Evicted(),
        "preempted" => Pods.Of("7-1729", "Failed").In().With("DisruptionTarget", "True", "PreemptionByScheduler", "default-scheduler: preempting to accommodate a higher priority pod", _at),
        "failed" => Pods.Of("7-1729", "Failed").In(Pods.Ended("Error", 1, _at)),
        _ => Pods.Of("7-1729", "Succeeded").In(Pods.Ended("Completed", 0, _at)),
    };

    private static V1Pod Evicted()
    {
        var pod = Pods.Of("7-1729", "Failed").In();
        (pod.Status.Reason, pod.Status.Message) = ("Evicted", "The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi.");
        return pod;
    }
}
