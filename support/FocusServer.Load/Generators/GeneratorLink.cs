using FocusServer.Contracts.Rest;
using FocusServer.Evidence;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Generators;

/// <summary>
/// The coordinator's end of the line to one load generator: what is wanted of it, told again and again, and what it last said. A generator that has
/// not answered for the length of its lease is lost for good, though it is still asked what became of its jobs.
/// </summary>
internal sealed class GeneratorLink(GeneratorPart part, IGenerator generator, Assignment assignment, RunClock clock, ILinkObserver observer, Lock gate) : IAsyncDisposable
{
    private const int MostUnanswered = 8;

    private static readonly TimeSpan _usualPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _shortPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    // A generator that is cut off has ended its jobs by then, and may be back to say so.
    private static readonly TimeSpan _drainTime = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _end = new();
    private readonly ClockComparison _clocks = new();
    private readonly List<JobOrder> _orders = [];
    private readonly SortedSet<int> _closed = [];
    private readonly SortedSet<int> _gone = [];
    private readonly Dictionary<int, ReportedJob> _jobs = [];
    private ConfigureRequest? _request;
    private TaskCompletionSource _news = new();
    private Task _talking = Task.CompletedTask;
    private TakenMeasurements? _taken;
    private TimeSpan _renewedAt;
    private TimeSpan? _lostAt;
    private long _lastCommand;
    private long _lastReport;
    private long _seenTransitions;
    private int _takes;
    private int _unanswered;
    private bool _ended;
    private bool _isNews;
    private bool _finished;

    /// <summary>The generator, and its part in the load.</summary>
    public GeneratorPart Part { get; set; } = part;

    /// <summary>The reason why it is lost, such as "lost at 12.3 s: no answer for 2 s"; null when it is not.</summary>
    public string? Lost { get; private set; }

    /// <summary>True while something is expected of it soon.</summary>
    public bool Hurried { get; set; }

    /// <summary>Is completed when the next report, or the loss, has been taken note of.</summary>
    public Task News
    {
        get
        {
            lock (gate)
            {
                return _news.Task;
            }
        }
    }

    /// <summary>Begins to talk; the assignment has just been answered.</summary>
    public void Start()
    {
        _renewedAt = clock.Now;
        _talking = TalkAsync();
    }

    /// <summary>Wants a job to be asked for; <see cref="SendAsync"/> tells it at once.</summary>
    public void Order(JobOrder order, ConfigureRequest request)
    {
        lock (gate)
        {
            _request = request;
            _orders.Add(order);
        }
    }

    /// <summary>Wants the streams of jobs to be closed; <see cref="SendAsync"/> tells it at once.</summary>
    public void Close(IEnumerable<int> jobs)
    {
        lock (gate)
        {
            _closed.UnionWith(jobs);
        }
    }

    /// <summary>Notes that the server says a job is gone.</summary>
    public void MarkGone(int job)
    {
        lock (gate)
        {
            _gone.Add(job);
        }
    }

    /// <summary>The last that is known of a job, with times of the coordinator; null when nothing is.</summary>
    public JobRecord? Find(int job)
    {
        lock (gate)
        {
            return _jobs.GetValueOrDefault(job)?.Record;
        }
    }

    /// <summary>Waits for a report that was asked for after now, or for the loss.</summary>
    public async Task RefreshAsync()
    {
        long wanted;
        lock (gate)
        {
            wanted = _lastCommand + 1;
        }

        await WaitUntilAsync(() => _lastReport >= wanted);
    }

    /// <summary>Takes what was measured since the last time; null when it is lost.</summary>
    public async Task<TakenMeasurements?> TakeAsync()
    {
        int wanted;
        lock (gate)
        {
            wanted = ++_takes;
        }

        await WaitUntilAsync(() => _taken?.Number >= wanted);
        lock (gate)
        {
            return Lost is null ? _taken : null;
        }
    }

    /// <summary>The state of its clock since the last call.</summary>
    public (TimeSpan? Offset, TimeSpan? Uncertainty) TakeClock()
    {
        lock (gate)
        {
            return (_clocks.Offset, _clocks.TakeWorst());
        }
    }

    /// <summary>
    /// Waits until the streams of jobs are closed, by its word. One that is lost closes them by itself, and is given the time to say so.
    /// </summary>
    public async Task WaitUntilClosedAsync(IReadOnlyCollection<int> jobs, TimeSpan patience)
    {
        var until = clock.Now + patience;
        while (!IsClosed() && clock.Now < (_lostAt + _drainTime ?? until))
        {
            await Task.WhenAny(News, Task.Delay(_shortPause, clock.Time));
        }

        bool IsClosed()
        {
            lock (gate)
            {
                return _ended || jobs.All(job => _jobs.GetValueOrDefault(job)?.Raw.Closed == true);
            }
        }
    }

    /// <summary>Tells it that the run is over, and hangs up.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (_finished)
            {
                return;
            }

            _finished = true;
        }

        await RefreshAsync();
        _end.Cancel();
        await _talking;
        _end.Dispose();
    }

    // Sends at once; where that is lost, one of the commands that leave all the time brings it.
    private async Task WaitUntilAsync(Func<bool> done)
    {
        _ = SendAsync();
        while (true)
        {
            Task news;
            lock (gate)
            {
                if (done() || Lost is not null || _end.IsCancellationRequested)
                {
                    break;
                }

                news = _news.Task;
            }

            await news;
        }
    }

    // The next command leaves when it is due, whether the last one was answered or not.
    private async Task TalkAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            lock (gate)
            {
                LoseWhenSilent();
            }

            TellNews();
            _ = SendAsync();
            await Task.Delay(Hurried ? _shortPause : _usualPause, clock.Time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <summary>Tells what is wanted, now, and takes note of the report; ends when it has come, or will not be waited for.</summary>
    public async Task SendAsync()
    {
        GeneratorCommand command;
        TimeSpan sent;
        lock (gate)
        {
            if (_unanswered >= MostUnanswered)
            {
                return;
            }

            _unanswered++;
            (command, sent) = (Compose(), clock.Now);
        }

        GeneratorReport? report = null;
        try
        {
            report = await generator.ExchangeAsync(command, _end.Token).WaitAsync(_patience, clock.Time, _end.Token);
        }
#pragma warning disable CA1031 // Whatever it is, it is silence, and the lease tells what that means
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        lock (gate)
        {
            _unanswered--;
            if (report is not null)
            {
                Accept(report, sent, clock.Now);
                _isNews = true;
            }
        }

        TellNews();
    }

    // Outside of the lock: whoever waits goes on at once.
    private void TellNews()
    {
        TaskCompletionSource? news = null;
        lock (gate)
        {
            if (_isNews)
            {
                (news, _news, _isNews) = (_news, new TaskCompletionSource(), false);
            }
        }

        news?.SetResult();
    }

    private GeneratorCommand Compose() => new()
    {
        Epoch = assignment.Epoch,
        Number = ++_lastCommand,
        Request = _request,
        Jobs = [.. _orders],
        Closed = [.. _closed],
        Gone = [.. _gone],
        Takes = _takes,
        SeenTransitions = _seenTransitions,
        Finished = _finished,
    };

    private void Accept(GeneratorReport report, TimeSpan sent, TimeSpan came)
    {
        LoseWhenSilent();
        if (report.Ended)
        {
            _ended = true;
            if (!_finished)
            {
                Lose($"it ended its jobs by itself, because {report.Refused ?? "it was told to"}");
            }
        }
        else if (report.Refused is not null)
        {
            return;
        }
        else
        {
            _clocks.Add(sent, report.ReceivedAt, report.SentAt, came);
            _renewedAt = sent > _renewedAt ? sent : _renewedAt;
        }

        // An older report than the last one: all that it holds is known.
        if (report.Number < _lastReport)
        {
            return;
        }

        _lastReport = report.Number;
        _taken = report.Taken ?? _taken;
        foreach (var job in report.Jobs)
        {
            _jobs[job.Job] = ReportedJob.From(job, _jobs.GetValueOrDefault(job.Job), _clocks, came);
        }

        foreach (var next in report.Transitions.Where(next => next.Number > _seenTransitions))
        {
            _seenTransitions = next.Number;
            var at = _clocks.ToOurs(next.Transition.At);
            observer.JobChanged(this, next.Transition with { At = at < came ? at : came });
        }
    }

    private void LoseWhenSilent()
    {
        if (clock.Now - _renewedAt > assignment.Lease)
        {
            Lose($"no answer for {Figures.Seconds(assignment.Lease)}");
        }
    }

    private void Lose(string why)
    {
        if (Lost is null)
        {
            _lostAt = clock.Now;
            Lost = $"lost at {Figures.Tenths(_lostAt.Value)}: {why}";
            if (!_finished)
            {
                observer.Lost(this);
            }

            _isNews = true;
        }
    }
}
