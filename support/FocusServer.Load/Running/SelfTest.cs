using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Jobs;
using FocusServer.Load.Measuring;
using FocusServer.Load.Reporting;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>
/// Reads jobs from a server in the same process as fast as they come, on the way that the jobs of a ramp take: same client, same counting, a
/// connection for each job. Jobs are recordings, whose rows are all due at once.
/// </summary>
/// <param name="itself">The client of the server in the same process.</param>
/// <param name="time">The machine's own clock.</param>
public sealed class SelfTest(IFocusServerClient itself, TimeProvider time)
{
    // What a process does for the first time it does slowly.
    private const double WarmUpPart = 1.0 / 6;

    private static readonly TimeSpan _minStall = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    private readonly RunClock _clock = new(time);
    private readonly RunEvents _events = new([]);
    private readonly StreamMeter _meter = new();
    private volatile bool _hasEnough;

    /// <summary>Measures what this machine reads; returns null when no row came.</summary>
    /// <param name="shape">The shape of the jobs; its rows are of the size that the ramp asks for.</param>
    /// <param name="jobs">The number of jobs.</param>
    /// <param name="recordedUntil">The end of the server's recording, which starts with 1970, in seconds.</param>
    /// <param name="duration">The time for which they are read; the first sixth of it is not counted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FocusServerException">The server in the same process refused a job, or ended a stream.</exception>
    public async Task<SelfTestResult?> RunAsync(JobShape shape, int jobs, long recordedUntil, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var request = await RequestAsync(shape, recordedUntil, cancellationToken);
        List<TestedJob> opened = [];
        try
        {
            // Every one is there before the first sends: beside those that do, the last ones would come slowly.
            for (var job = 1; job <= jobs; job++)
            {
                opened.Add(await OpenAsync(job, request, cancellationToken));
            }

            return await MeasureAsync(opened, duration, cancellationToken);
        }
        finally
        {
            foreach (var job in opened)
            {
                await job.Connection.DisposeAsync();
            }
        }
    }

    private async Task<ConfigureRequest> RequestAsync(JobShape shape, long recordedUntil, CancellationToken cancellationToken)
    {
        var request = ShapedRequest.For(await itself.GetChannelsAsync(cancellationToken), shape) with { StartTime = 0, EndTime = recordedUntil };
        var sensor = await itself.GetLiveMetadataAsync(cancellationToken);

        // Another fibre may have higher frequencies: what counts here is how many they are.
        return request.FrequencyRange is { } range && sensor.PulseRepetitionRate / 2 is { } highest && range.Max > highest
            ? request with { FrequencyRange = new IntRange { Min = 0, Max = (int)Math.Min(range.Max - range.Min, highest) } }
            : request;
    }

    private async Task<TestedJob> OpenAsync(int number, ConfigureRequest request, CancellationToken cancellationToken)
    {
        var machine = new JobStateMachine(number, _minStall, _clock, _events, _meter);
        machine.Request();
        var description = await itself.ConfigureAsync(request, cancellationToken);
        machine.Configured(description);
        var connection = itself.Connect(description);
        try
        {
            await connection.WaitUntilReachableAsync(cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        machine.TryConnected();
        return new TestedJob(machine, connection, description.StreamCount);
    }

    private async Task<SelfTestResult?> MeasureAsync(IReadOnlyList<TestedJob> jobs, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readers = jobs.SelectMany(job => Enumerable.Range(0, job.Streams).Select(stream => ReadAsync(job, stream, enough.Token))).ToList();
        StreamSummary measured;
        try
        {
            await Task.Delay(duration * WarmUpPart, time, cancellationToken);
            _meter.Take();
            var from = _clock.Now;
            await Task.Delay(duration * (1 - WarmUpPart), time, cancellationToken);
            measured = _meter.Take().Summarize(_clock.Now - from);
        }
        finally
        {
            // Each stream ends at its next row, by itself: cancelled all at once, their readers would wait for each other.
            _hasEnough = true;
            enough.CancelAfter(_patience);
            await Task.WhenAll(readers);
        }

        return measured is { Rows: > 0, Rate: { } rate } ? new SelfTestResult(rate, readers.Count, measured.Measured) : null;
    }

    private async Task ReadAsync(TestedJob job, int stream, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await foreach (var arrival in job.Connection.ReadAsync(stream, cancellationToken))
            {
                job.Machine.RowsArrived(arrival);
                if (_hasEnough)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped, or no row came any more.
        }
    }

    private sealed record TestedJob(JobStateMachine Machine, IJobConnection Connection, int Streams);
}
