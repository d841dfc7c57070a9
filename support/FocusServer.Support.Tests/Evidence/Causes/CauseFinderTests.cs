using FluentAssertions;
using FocusServer.Evidence.Causes;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Causes;

/// <summary>What failed beside what was seen: the cause is named where it fits, and nothing is where it does not.</summary>
public class CauseFinderTests
{
    private const string Gpu = "insufficient nvidia.com/gpu.shared";

    private readonly RunRecord _record = new();

    [Fact]
    public void Find_RefusedJobs_WithPodsUnschedulableAtTheSameSecond_NamesThem()
    {
        for (var job = 1; job <= 10; job++)
        {
            Refuse(job, 41 + (job * 0.02));
            See(41.3 + (job * 0.02), ObservationKind.PodUnschedulable, $"grpc-job-{job}-{1700 + job}-x2f4k", $"{job}-{1700 + job}", Gpu);
        }

        CauseText.Causes(_record).Should().Equal($"10 × refused: no capacity left; at the same second 10 pods unschedulable: {Gpu}");
    }

    [Fact]
    public void Find_PodsOfOtherNames_ExplainNothing()
    {
        Stream(1, "7-1729", 10);
        Lose(1, "7-1729", 60);
        See(5, ObservationKind.PodCreated, "grpc-job-7-1729-x2f4k", "7-1729");
        See(60, ObservationKind.PodOutOfMemory, "grpc-job-7-17290-x2f4k", "7-17290");

        Find().Should().BeEquivalentTo(new { Outcome = CauseOutcome.NothingBeside, Explained = 0 });
    }

    [Theory]
    [InlineData(60.5, CauseOutcome.Found)]
    [InlineData(52, CauseOutcome.Found)]
    [InlineData(30, CauseOutcome.Unknown)]
    [InlineData(64, CauseOutcome.Unknown)]
    public void Find_LostJob_IsExplainedByAnEndOfItsPodAtThatTimeOnly(double at, CauseOutcome outcome)
    {
        Stream(1, "7-1729", 10);
        Lose(1, "7-1729", 60);
        See(5, ObservationKind.PodCreated, "grpc-job-7-1729-x2f4k", "7-1729");
        See(at, ObservationKind.PodOutOfMemory, "grpc-job-7-1729-x2f4k", "7-1729", "its limit is 512Mi");

        Find().Outcome.Should().Be(outcome);
    }

    [Fact]
    public void Find_FateThatHealthyJobsHaveToo_IsNoCause()
    {
        for (var job = 1; job <= 6; job++)
        {
            Stream(job, $"{job}-1", 10);
            See(11, ObservationKind.PodRestarted, $"grpc-job-{job}-1-x2f4k", $"{job}-1", "Error, exit code 1");
        }

        Lose(1, "1-1", 12);

        Find().Outcome.Should().Be(CauseOutcome.Unknown);
    }

    [Fact]
    public void Find_ComponentThatDidNotAnswer_IsTheCauseOfWhatWasAskedForMeanwhile()
    {
        Stream(1, "1-1", 10);
        Ping(5, ObservationKind.Answered);
        Ping(40, ObservationKind.NotAnswered, "connection refused");
        Refuse(2, 41);
        Refuse(3, 42);
        Ping(50, ObservationKind.AnsweredAgain);

        Find().Should().BeEquivalentTo(new { Outcome = CauseOutcome.Found, Kind = ObservationKind.NotAnswered, Subject = "RabbitMQ", Explanation = "RabbitMQ did not answer from 40 s to 50 s: connection refused" });
    }

    [Fact]
    public void Find_ComponentThatDidNotAnswer_WhileMostJobsStarted_IsNoCause()
    {
        Ping(40, ObservationKind.NotAnswered, "connection refused");
        Refuse(1, 41);
        for (var job = 2; job <= 9; job++)
        {
            Stream(job, $"{job}-1", 46);
        }

        Ping(60, ObservationKind.AnsweredAgain);

        Find().Outcome.Should().Be(CauseOutcome.Unknown);
    }

    [Fact]
    public void Find_ServersOwnPodThatWasStartedAgain_IsTheCauseOfJobsLostThen()
    {
        Stream(1, "1-1", 10);
        Stream(2, "2-2", 10);
        Lose(1, "1-1", 60);
        Lose(2, "2-2", 60.2);
        See(60, ObservationKind.PodRestarted, "focus-server-0", null, "Error, exit code 137");

        Find().Sentence.Should().Be("2 × lost: the stream ended; pod focus-server-0 restarted at 60 s: Error, exit code 137");
    }

    [Fact]
    public void Find_WhatIsNotMeasured_LeavesItUnknown()
    {
        Refuse(1, 41);
        See(5, ObservationKind.NotMeasured, "Kubernetes", null, "pods: 403 Forbidden");

        Find().Explanation.Should().Be("unknown, not all was measured: Kubernetes");
        CauseText.Beside(_record).Should().Equal("Kubernetes: not measured: pods: 403 Forbidden");
    }

    [Fact]
    public void Find_NothingFailed_OrNothingTakenAlong_IsEmpty()
    {
        Refuse(1, 41);
        CauseFinder.Find(_record).Should().BeEmpty();

        var calm = new RunRecord();
        calm.On(new Observed(TimeSpan.Zero, TimeSpan.Zero, Observation(ObservationKind.PodCreated, "pod", "1-1", null)));
        CauseFinder.Find(calm).Should().BeEmpty();
    }

    [Fact]
    public void Left_WhatTheClusterStillHas_IsNamed()
    {
        See(90, ObservationKind.LeftBehind, "pod grpc-job-7-1729-x2f4k", "7-1729", "running");

        CauseText.Left(_record).Should().Equal("Left in the cluster: pod grpc-job-7-1729-x2f4k (running)");
    }

    private Cause Find() => CauseFinder.Find(_record).Should().ContainSingle().Subject;

    private void Refuse(int job, double at)
    {
        Change(job, null, JobState.Requested, at - 0.3, null);
        Change(job, null, JobState.Refused, at, "no capacity left");
    }

    private void Stream(int job, string id, double at)
    {
        Change(job, null, JobState.Requested, at - 5, null);
        Change(job, id, JobState.Streaming, at, null);
    }

    private void Lose(int job, string id, double at) => Change(job, id, JobState.Lost, at, "the stream ended");

    private void Change(int job, string? id, JobState state, double at, string? why) =>
        _record.On(new JobChanged(TimeSpan.FromSeconds(at), new JobTransition(job, id, state, TimeSpan.FromSeconds(at), why)));

    private void Ping(double at, ObservationKind kind, string? why = null) =>
        _record.On(new Observed(TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at), Observation(kind, "RabbitMQ", null, why) with { Source = ObservationSource.RabbitMq }));

    private void See(double at, ObservationKind kind, string subject, string? jobId, string? why = null) =>
        _record.On(new Observed(TimeSpan.FromSeconds(at + 0.2), TimeSpan.FromSeconds(at), Observation(kind, subject, jobId, why)));

    private static Observation Observation(ObservationKind kind, string subject, string? jobId, string? why) => new()
    {
        Source = ObservationSource.Kubernetes,
        Kind = kind,
        Subject = subject,
        JobId = jobId,
        Reason = why,
        Moment = DateTimeOffset.UnixEpoch,
    };
}
