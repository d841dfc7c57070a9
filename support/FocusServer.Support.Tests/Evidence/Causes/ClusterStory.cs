using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;

namespace FocusServer.Support.Tests.Evidence.Causes;

/// <summary>
/// What is seen beside a server while a ramp runs, in virtual time: late by chance, with stamps of whole seconds, and among it what has nothing to do with the
/// ramp: pods of strangers that fail, a pod beside the server that is started again, a ping that is lost.
/// </summary>
internal sealed class ClusterStory : IRunObserver
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    private readonly List<RunEvent> _events = [];
    private readonly List<Observed> _observed = [];
    private readonly Random _chance;
    private readonly TimeProvider _time;

    private readonly bool _isForbidden;

    /// <param name="chance">Decides what disturbs.</param>
    /// <param name="time">The clock of the ramp.</param>
    /// <param name="isForbidden">True when the rights to see anything of the cluster are missing.</param>
    public ClusterStory(Random chance, TimeProvider time, bool isForbidden)
    {
        (_chance, _time, _isForbidden) = (chance, time, isForbidden);
        Disturb();
    }

    public Random Chance => _chance;

    public TimeSpan Now => _time.GetElapsedTime(0);

    public void On(RunEvent runEvent)
    {
        _events.Add(runEvent);
        if (runEvent is JobChanged { Job: { State: JobState.Configured, JobId: { } id } })
        {
            See(ObservationKind.PodCreated, Now, $"grpc-job-{id}-x2f4k", id);
        }
    }

    /// <summary>The pod of a job has a fate.</summary>
    public void Pod(ObservationKind fate, TimeSpan at, string jobId, string? why = null) => See(fate, at, $"grpc-job-{jobId}-x2f4k", jobId, why);

    /// <summary>A pod of the server's own has a fate.</summary>
    public void OwnPod(ObservationKind fate, TimeSpan at, string name, string? why = null) => See(fate, at, name, null, why);

    /// <summary>A component is away for a time.</summary>
    public void Outage(ObservationSource source, TimeSpan from, TimeSpan? to)
    {
        // It is asked once a second.
        See(ObservationKind.NotAnswered, from + (TimeSpan.FromSeconds(1) * _chance.NextDouble()), ObservationText.Name(source), null, "connection refused", source);
        if (to is { } end)
        {
            See(ObservationKind.AnsweredAgain, end + (TimeSpan.FromSeconds(1) * _chance.NextDouble()), ObservationText.Name(source), null, null, source);
        }
    }

    /// <summary>The evidence of the run with what was seen in its time.</summary>
    public RunRecord Record()
    {
        var (record, end) = (new RunRecord(), _events[^1].At);
        _events.ForEach(record.On);
        _observed.Where(seen => seen.HappenedAt <= end).ToList().ForEach(record.On);
        return record;
    }

    private void Disturb()
    {
        See(ObservationKind.Answered, TimeSpan.Zero, "RabbitMQ", null, null, ObservationSource.RabbitMq);
        See(ObservationKind.Answered, TimeSpan.Zero, "MongoDB", null, null, ObservationSource.MongoDb);
        for (var stranger = _chance.Next(6); stranger > 0; stranger--)
        {
            var fate = new[] { ObservationKind.PodUnschedulable, ObservationKind.PodOutOfMemory, ObservationKind.PodFailed, ObservationKind.PodEvicted }[_chance.Next(4)];
            Pod(fate, SomeTime, $"{90 + stranger}-{stranger}17", "a stranger's");
        }

        if (_chance.NextDouble() < 0.3)
        {
            OwnPod(ObservationKind.PodRestarted, SomeTime, "prometheus-0", "Error, exit code 1");
        }

        if (_chance.NextDouble() < 0.5)
        {
            var at = SomeTime;
            Outage(ObservationSource.MongoDb, at, at + TimeSpan.FromSeconds(1));
        }
    }

    private TimeSpan SomeTime => _longest * _chance.NextDouble();

    private void See(ObservationKind kind, TimeSpan at, string subject, string? jobId, string? why = null, ObservationSource source = ObservationSource.Kubernetes)
    {
        // Mostly at once, at times some seconds late, and a second is as exact as a stamp is. What the suite asks itself, it stamps itself.
        var late = _chance.NextDouble() < 0.05 ? 6 * _chance.NextDouble() : -0.3 * Math.Log(1 - _chance.NextDouble());
        var happened = at + TimeSpan.FromSeconds(_chance.NextDouble() < 0.5 ? late : -0.5 + _chance.NextDouble());
        (late, happened) = source == ObservationSource.Kubernetes ? (late, happened) : (0, at);
        var isHidden = _isForbidden && source == ObservationSource.Kubernetes;
        var seen = new Observation { Source = source, Kind = isHidden ? ObservationKind.NotMeasured : kind, Subject = subject, JobId = isHidden ? null : jobId, Reason = isHidden ? "pods: 403 Forbidden" : why, Moment = DateTimeOffset.UnixEpoch + at };
        _observed.Add(new Observed(at + TimeSpan.FromSeconds(late), happened, seen));
    }
}
