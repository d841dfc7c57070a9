using FocusServer.Client;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;
using FocusServer.Load.Telemetry;

namespace FocusServer.Load.Holds;

/// <summary>Adds up the answers to health probes as they come, so that the longest hold needs no more memory than the shortest.</summary>
internal sealed class ProbeTally(RampLimits limits)
{
    // Causes may carry values of their own; a hold of hours must not collect thousands.
    private const int MostCauses = 50;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly LatencyHistogram _response = new();
    private int _answered;
    private int _failed;
    private int _rateLimited;
    private int _notSent;
    private TimeSpan? _firstSlow;
    private TimeSpan? _firstFailed;
    private TimeSpan? _latestSent;

    public void Sent(TimeSpan late)
    {
        lock (_gate)
        {
            _latestSent = _latestSent > late ? _latestSent : late;
        }
    }

    public void Answered(TimeSpan due, TimeSpan after)
    {
        LoadMetrics.ProbeAnswered(after);
        lock (_gate)
        {
            _answered++;
            _response.Add(after);
            _firstSlow = !limits.AllowApiResponse(after) ? Earlier(_firstSlow, due) : _firstSlow;
        }
    }

    public void Failed(TimeSpan due, FocusServerException failure)
    {
        LoadMetrics.ProbeFailed(failure.Kind);
        lock (_gate)
        {
            _failed++;
            _rateLimited += failure.Kind == FocusServerErrorKind.RateLimited ? 1 : 0;
            _notSent += failure.Kind is FocusServerErrorKind.NotSent or FocusServerErrorKind.BeyondClient ? 1 : 0;
            _firstFailed = Earlier(_firstFailed, due);
            var known = _failures.Count < MostCauses || _failures.ContainsKey(failure.Message) ? failure.Message : "other causes";
            _failures[known] = _failures.GetValueOrDefault(known) + 1;
        }
    }

    public ProbeMeasurement Close(LatencyHistogram run)
    {
        lock (_gate)
        {
            run.Add(_response);
            return new ProbeMeasurement
            {
                Due = _answered + _failed,
                Answered = _answered,
                Failures = [.. _failures.OrderByDescending(cause => cause.Value).Select(cause => new ProbeFailure(cause.Key, cause.Value))],
                RateLimited = _rateLimited,
                NotSent = _notSent,
                Response = _response.Summarize(),
                LatestSent = _latestSent,
                FirstSlow = _firstSlow,
                FirstFailed = _firstFailed,
            };
        }
    }

    // Answers may come in any order.
    private static TimeSpan Earlier(TimeSpan? known, TimeSpan due) => known < due ? known.Value : due;
}
