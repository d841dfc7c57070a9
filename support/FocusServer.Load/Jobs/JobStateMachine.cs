using System.Diagnostics;
using FocusServer.Client;
using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Measuring;
using FocusServer.Load.Reporting;
using FocusServer.Load.Telemetry;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Jobs;

/// <summary>
/// The record of one job, and the only place that changes its state. Every transition is decided and published under one lock, so that
/// two that are due at once cannot both happen, and the evidence has them in order, the request before it goes out.
/// </summary>
internal sealed class JobStateMachine(int number, TimeSpan minStall, RunClock clock, RunEvents events, StreamMeter meter, int? replaces = null)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JobRecord _record = new() { Job = number, JobId = null, State = JobState.Requested, RequestedAt = default, Stalls = 0, MayHaveCreatedJob = false };
    private StreamWatch? _watch;
    private TimeSpan _silentSince;

    public int Number => number;

    public string? JobId => _record.JobId;

    /// <summary>The span of the job, which its transitions are events of; null when none is written.</summary>
    public Activity? Span { get; set; }

    /// <summary>Notes that the request is about to go out. Until an answer says otherwise, the server may have created a job.</summary>
    public void Request()
    {
        lock (_gate)
        {
            Enter(JobState.Requested, clock.Now);

            // Stamped after the intent is on the disk: a slow disk here is not a slow server.
            _record = _record with { RequestedAt = clock.Now, MayHaveCreatedJob = true };
        }
    }

    public void Configured(JobDescription description)
    {
        lock (_gate)
        {
            _watch = new StreamWatch(description, minStall, meter);
            _record = _record with
            {
                JobId = description.JobId,
                Load = new JobLoad(description.StreamCount, description.RowInterval, description.Channels, description.Frequencies),
                MayHaveCreatedJob = false,
                AnsweredAt = clock.Now,
            };
            Enter(JobState.Configured, clock.Now);
        }
    }

    /// <summary>
    /// Notes that the request brought no job that can be streamed, though the server may have created one, with a name or without.
    /// </summary>
    public void NotConfigured(JobState state, string cause, string? jobId, bool mayHaveCreatedJob, bool startFailed = false, bool rateLimited = false)
    {
        lock (_gate)
        {
            _record = _record with
            {
                JobId = jobId,
                MayHaveCreatedJob = mayHaveCreatedJob,
                StartFailed = startFailed,
                RateLimited = rateLimited,
                AnsweredAt = mayHaveCreatedJob ? null : clock.Now,
            };
            Enter(state, clock.Now, cause);
        }
    }

    /// <summary>Notes that the job's pod takes connections; false when the job has ended meanwhile.</summary>
    public bool TryConnected() => TryEnter(state => state == JobState.Configured ? JobState.Connected : null);

    public void RowsArrived(RowArrival arrival)
    {
        lock (_gate)
        {
            if (!JobStates.IsOpen(_record.State))
            {
                return;
            }

            var now = clock.Now;
            NoticeStall(now);
            _watch!.RowsArrived(arrival, now);
            if (_record.State is JobState.Connected or JobState.Stalled && _watch.AllAlive(now))
            {
                if (_record.FirstRowAt is null)
                {
                    MeasureFirstRow(now - _record.RequestedAt);
                }

                _record = _record with { FirstRowAt = _record.FirstRowAt ?? now, StreamingSince = now };
                Enter(JobState.Streaming, now);
            }
        }
    }

    /// <summary>Waits until the job streams, or never will. For one caller.</summary>
    public async Task WaitUntilSettledAsync(CancellationToken cancellationToken)
    {
        using var impatient = cancellationToken.Register(() => _settled.TrySetCanceled(cancellationToken));
        await _settled.Task;
    }

    /// <summary>Gives up waiting for the job; false when it streams, or has ended.</summary>
    public bool TryGiveUp(string cause) => TryEnter(state => JobStates.IsComingUp(state) ? JobState.Failed : null, cause);

    /// <summary>Notes that the server's side ended the job: lost when it had streamed, failed when it never did.</summary>
    public void Ended(string cause)
    {
        lock (_gate)
        {
            NoticeStall(clock.Now);
            TryEnter(state => JobStates.IsComingUp(state) ? JobState.Failed : JobStates.IsOpen(state) ? JobState.Lost : null, cause);
        }
    }

    /// <summary>Notes that an error of the load generator ended the job, for which the server is not to blame.</summary>
    public void Erred(string cause) =>
        TryEnter(state => JobStates.IsComingUp(state) || JobStates.IsOpen(state) ? JobState.GeneratorError : null, cause);

    /// <summary>Notes that the job's streams are being closed.</summary>
    public void Closing()
    {
        lock (_gate)
        {
            NoticeStall(clock.Now);
            TryEnter(state => JobStates.IsOpen(state) ? JobState.Closing : null);
        }
    }

    public void Gone() => TryEnter(_ => JobState.Gone);

    public JobRecord Snapshot()
    {
        lock (_gate)
        {
            var now = clock.Now;
            NoticeStall(now);
            var silence = _record.State == JobState.Stalled ? now - _silentSince : TimeSpan.Zero;
            return _record with
            {
                LastRowAt = _watch?.LastRowOnEveryStream,
                OverdueAt = _watch?.OverdueAt,
                RowsOnEveryStream = _watch?.RowsOnEveryStream ?? 0,
                Patience = _watch?.Patience,
                SilentFor = _record.SilentFor + silence,
            };
        }
    }

    // A closure in the method that is called for every row would be made for every row.
    private void MeasureFirstRow(TimeSpan after)
    {
        LoadMetrics.FirstRow(after);
        meter.Add(measured => measured.AddFirstRow(after));
    }

    private void NoticeStall(TimeSpan now)
    {
        if (_record.State == JobState.Streaming && _watch!.StalledSince(now) is { } since)
        {
            _silentSince = _watch.LastRowOnEveryStream.GetValueOrDefault();
            _record = _record with { Stalls = _record.Stalls + 1 };
            meter.Add(measured => measured.AddStall());
            Enter(JobState.Stalled, since, $"no row for {Figures.Tenths(_watch.Patience)} on a stream");
        }
    }

    private void NoticeStallsEnd(TimeSpan now)
    {
        if (_record.State == JobState.Stalled)
        {
            var silence = now - _silentSince;
            _record = _record with { SilentFor = _record.SilentFor + silence };
            meter.Add(measured => measured.AddStallLength(silence));
        }
    }

    // The next state, or null for none: decided and entered in one.
    private bool TryEnter(Func<JobState, JobState?> next, string? cause = null)
    {
        lock (_gate)
        {
            if (next(_record.State) is not { } state)
            {
                return false;
            }

            Enter(state, clock.Now, cause);
            return true;
        }
    }

    private void Enter(JobState state, TimeSpan at, string? cause = null)
    {
        NoticeStallsEnd(at);
        _record = _record with
        {
            State = state,
            Cause = cause,
            StreamingSince = state == JobState.Streaming ? _record.StreamingSince : null,
            StoppedStreamingAt = _record.State == JobState.Streaming ? at : _record.StoppedStreamingAt,
        };
        events.Publish(new JobChanged(clock.Now, new JobTransition(number, _record.JobId, state, at, cause)
        {
            MayHaveCreatedJob = _record.MayHaveCreatedJob,
            Replaces = state == JobState.Requested ? replaces : null,
        }));
        RunTraces.Entered(Span, state, _record.JobId, clock.Now, cause);
        if (!JobStates.IsComingUp(state))
        {
            _settled.TrySetResult();
        }
    }
}
