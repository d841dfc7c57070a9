using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Holds;
using FocusServer.Load.Jobs;
using FocusServer.Load.Measuring;
using FocusServer.Load.Reporting;
using FocusServer.Load.SelfMonitoring;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Generators;

/// <summary>
/// The live jobs of a run, on many load generators. It writes down each job before it orders it, orders it from one generator, once, and never again from
/// another: a generator that is lost takes its jobs with it, and what became of them is unknown until the server is asked.
/// </summary>
internal sealed class DistributedJobPool : IJobPool, ILinkObserver
{
    private static readonly TimeSpan _assignTime = TimeSpan.FromSeconds(30);

    // One for the pool and all of its links: what is decided, and what is reported, is in one order.
    private readonly Lock _gate = new();
    private readonly JobPoolOptions _options;
    private readonly RunClock _clock;
    private readonly RunEvents _events;
    private readonly List<GeneratorLink> _links = [];
    private readonly List<DistributedJob> _jobs = [];
    private readonly List<DistributedJob> _everyJob = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    private DistributedJobPool(JobPoolOptions options, RunClock clock, RunEvents events) => (_options, _clock, _events) = (options, clock, events);

    public IJobGroup Current => new DistributedJobGroup(this, _jobs);

    public IJobGroup Everything => new DistributedJobGroup(this, _everyJob);

    public IReadOnlyList<GeneratorPart> Generators => [.. _links.Select(link => link.Part)];

    public string? Broken => _links.Find(link => link.Lost is not null) is { } lost
        ? $"load generator {lost.Part.Name} was {lost.Lost}; what became of its jobs is unknown"
        : null;

    /// <summary>Assigns every generator.</summary>
    /// <exception cref="GeneratorsException">One of them refuses.</exception>
    public static async Task<DistributedJobPool> OpenAsync(
        GeneratorFleet fleet, JobPoolOptions options, RunClock clock, RunEvents events)
    {
        var pool = new DistributedJobPool(options, clock, events);
        var answers = await Task.WhenAll(fleet.Generators.Select(found => pool.AssignAsync(found, fleet.Assignment)));
        var refused = fleet.Generators.Zip(answers, (found, answer) => (found.Identity.Name, answer.Refused)).Where(answer => answer.Refused is not null).ToList();
        if (refused.Count > 0)
        {
            await pool.DisposeAsync();
            throw new GeneratorsException(string.Join(Environment.NewLine, refused.Select(answer => $"load generator {answer.Name}: {answer.Refused}")));
        }

        pool.SetShares(fleet);
        return pool;
    }

    public async Task RaiseToAsync(int level, ConfigureRequest request, CancellationToken cancellationToken)
    {
        var starts = _options.MaxConcurrentStarts ?? JobPoolOptions.MostConcurrentStarts;
        await WhileHurriedAsync(async () =>
        {
            while (true)
            {
                ThrowIfBroken();
                Task news;
                var ordered = new HashSet<GeneratorLink>();
                lock (_gate)
                {
                    news = Task.WhenAny(_links.Select(link => link.News));
                    var coming = _jobs.Count(IsComingUp);
                    while (!cancellationToken.IsCancellationRequested && _jobs.Count < level && coming < starts)
                    {
                        _jobs.Add(Order(request));
                        ordered.Add(_jobs[^1].Link);
                        coming++;
                    }

                    if (coming == 0)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        return;
                    }

                    // A request that is out is waited for, not the rows after it.
                    if (cancellationToken.IsCancellationRequested && !_jobs.Exists(job => Record(job).State == JobState.Requested))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                    }
                }

                Send(ordered);
                await news;
            }
        });
    }

    public async Task RepeatStartsAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        for (var place = 0; place < _jobs.Count; place++)
        {
            if (Record(_jobs[place]) is { StartFailed: true } missing)
            {
                cancellationToken.ThrowIfCancellationRequested();
                lock (_gate)
                {
                    _jobs[place] = Order(request, replaced: _jobs[place]);
                }

                Send([_jobs[place].Link]);
                await RaiseToAsync(_jobs.Count, request, cancellationToken);
                if (Record(_jobs[place]).State != JobState.Streaming)
                {
                    return;
                }
            }
        }
    }

    public async ValueTask<IJobGroup> ReleaseAsync(int level)
    {
        await RefreshAsync();
        lock (_gate)
        {
            var stay = _jobs.Where(job => Record(job).State == JobState.Streaming).Take(level).ToHashSet();
            var released = _jobs.Where(job => !stay.Contains(job)).ToList();
            _jobs.RemoveAll(released.Contains);
            return new DistributedJobGroup(this, released);
        }
    }

    public async ValueTask<PoolTake> TakeAsync()
    {
        var taken = await Task.WhenAll(_links.Select(link => link.TakeAsync()));
        var streams = new StreamMeasurement();
        var generators = new List<GeneratorTake>();
        foreach (var (link, measured) in _links.Zip(taken))
        {
            var (offset, uncertainty) = link.TakeClock();
            var own = _jobs.Where(job => job.Link == link).ToList();
            generators.Add(new GeneratorTake(
                new GeneratorHold
                {
                    Name = link.Part.Name,
                    Jobs = own.Count,
                    Streaming = own.Count(job => Record(job).State == JobState.Streaming),
                    ClockOffset = offset,
                    ClockUncertainty = uncertainty,
                    Lost = link.Lost,
                },
                measured?.Generator is { } watch ? GeneratorMeasurement.From(watch) : null));
            if (measured is not null)
            {
                streams.Add(StreamMeasurement.From(measured.Streams));
            }
        }

        return new PoolTake(streams, generators);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_links.Select(link => link.DisposeAsync().AsTask()));

    void ILinkObserver.JobChanged(GeneratorLink link, JobTransition transition)
    {
        // Under the link's lock, so that no state overtakes another.
        if (link.Lost is null || transition.State is not JobState.Closing)
        {
            _events.Publish(new JobChanged(_clock.Now, IsTwice(transition.Job, transition.JobId) ? GivenTwice(transition) : transition));
        }
    }

    void ILinkObserver.Lost(GeneratorLink link)
    {
        _events.Publish(new GeneratorLost(_clock.Now, link.Part.Name, link.Lost!));
        foreach (var job in _everyJob.Where(job => job.Link == link))
        {
            if (Record(job) is { State: JobState.Unknown } lost)
            {
                _events.Publish(new JobChanged(_clock.Now, new JobTransition(job.Number, lost.JobId, JobState.Unknown, _clock.Now, lost.Cause) { MayHaveCreatedJob = lost.MayHaveCreatedJob }));
            }
        }
    }

    internal async Task<PoolMeasurement> MeasureAsync(IReadOnlyList<DistributedJob> jobs, TimeSpan since)
    {
        await RefreshAsync();
        return new PoolMeasurement { Jobs = [.. jobs.Select(Record)], Since = since };
    }

    internal async Task CloseAsync(IReadOnlyList<DistributedJob> jobs) => await WhileHurriedAsync(() => Task.WhenAll(jobs.GroupBy(job => job.Link).Select(own =>
    {
        var numbers = own.Select(job => job.Number).ToList();
        own.Key.Close(numbers);
        Send([own.Key]);
        return own.Key.WaitUntilClosedAsync(numbers, _options.CloseTimeout * 2);
    })));

    internal void MarkGone(string jobId)
    {
        var job = _everyJob.First(job => string.Equals(Record(job).JobId, jobId, StringComparison.Ordinal));
        job.Gone = true;
        job.Link.MarkGone(job.Number);
        _events.Publish(new JobChanged(_clock.Now, new JobTransition(job.Number, jobId, JobState.Gone, _clock.Now, null)));
    }

    // In the order in which they were found, whichever was ready first.
    private void SetShares(GeneratorFleet fleet)
    {
        var names = fleet.Generators.Select(found => found.Identity.Name).ToList();
        _links.Sort((one, other) => names.IndexOf(one.Part.Name).CompareTo(names.IndexOf(other.Part.Name)));
        var capacity = _links.ConvertAll(link => link.Part.SelfTest?.Rate.RowsPerSecond ?? 0);
        var byCapacity = fleet.ByCapacity && capacity.TrueForAll(rows => rows > 0);
        for (var i = 0; i < _links.Count; i++)
        {
            _links[i].Part = _links[i].Part with { Share = new Percentage(100 * (byCapacity ? capacity[i] / capacity.Sum() : 1.0 / capacity.Count)) };
        }
    }

    private async Task<AssignmentAnswer> AssignAsync(FoundGenerator found, Assignment assignment)
    {
        AssignmentAnswer answer;
        try
        {
            answer = await found.Generator.AssignAsync(assignment, CancellationToken.None).WaitAsync(_assignTime, _clock.Time);
        }
#pragma warning disable CA1031 // Whatever it is, it goes to whoever started the run
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new AssignmentAnswer { Refused = $"it could not be assigned ({e.Message})" };
        }

        if (answer.Refused is null)
        {
            // Its lease has begun, whenever the others are ready.
            Start(found, assignment, answer);
        }

        return answer;
    }

    private void Start(FoundGenerator found, Assignment assignment, AssignmentAnswer answer)
    {
        var part = new GeneratorPart
        {
            Name = found.Identity.Name,
            Version = found.Identity.Version,
            Place = found.Identity.Place,
            Processors = found.Identity.Processors,
            Share = new Percentage(0),
            SelfTest = answer.SelfTest,
        };
        var link = new GeneratorLink(part, found.Generator, assignment, _clock, this, _gate);
        lock (_gate)
        {
            _links.Add(link);
        }

        link.Start();
    }

    // Written down before it is ordered: whatever happens to the order, the job counts as asked for.
    private DistributedJob Order(ConfigureRequest request, DistributedJob? replaced = null)
    {
        var job = new DistributedJob(_everyJob.Count + 1, replaced?.Link ?? NextLink(), _clock.Now);
        _events.Publish(new JobChanged(_clock.Now, new JobTransition(job.Number, null, JobState.Requested, _clock.Now, null) { Replaces = replaced?.Number }));
        _everyJob.Add(job);
        job.Link.Order(new JobOrder(job.Number, replaced?.Number), request);
        return job;
    }

    // Each has at least one job as soon as there are enough of them; after that, the one that is furthest below its share is next.
    private GeneratorLink NextLink()
    {
        var held = _links.ToDictionary(link => link, link => _jobs.Count(job => job.Link == link));
        return _links.OrderBy(link => held[link] > 0).ThenBy(link => (held[link] + 1) / link.Part.Share.Percent).First();
    }

    private static void Send(IEnumerable<GeneratorLink> links)
    {
        foreach (var link in links)
        {
            _ = link.SendAsync();
        }
    }

    private Task RefreshAsync() => Task.WhenAll(_links.Select(link => link.RefreshAsync()));

    private async Task WhileHurriedAsync(Func<Task> work)
    {
        _links.ForEach(link => link.Hurried = true);
        try
        {
            await work();
        }
        finally
        {
            _links.ForEach(link => link.Hurried = false);
        }
    }

    private void ThrowIfBroken()
    {
        if (Broken is { } broken)
        {
            throw new CutShortException(broken);
        }
    }

    private bool IsComingUp(DistributedJob job) => JobStates.IsComingUp(Record(job).State);

    private JobRecord Record(DistributedJob job)
    {
        var record = job.Link.Find(job.Number)
            ?? new JobRecord { Job = job.Number, JobId = null, State = JobState.Requested, RequestedAt = job.OrderedAt, Stalls = 0, MayHaveCreatedJob = true };
        if (IsTwice(job.Number, record.JobId))
        {
            return record with { JobId = null, State = JobState.Failed, Cause = Twice(record.JobId), StreamingSince = null };
        }

        return job.Gone ? record with { State = JobState.Gone, StreamingSince = null }
            : job.Link.Lost is { } lost && !IsSettled(record.State) ? record with { State = JobState.Unknown, StreamingSince = null, Cause = $"its load generator, {job.Link.Part.Name}, was {lost}" }
            : record;
    }

    private static bool IsSettled(JobState state) => state is JobState.Refused or JobState.Failed or JobState.Lost or JobState.GeneratorError or JobState.Gone;

    // A name belongs to the job that had it first, on whichever generator.
    private bool IsTwice(int job, string? jobId)
    {
        lock (_gate)
        {
            return jobId is not null && !_names.TryAdd(jobId, job) && _names[jobId] != job;
        }
    }

    private static string Twice(string? jobId) => $"the server gave job {jobId} twice, which breaks the contract";

    private static JobTransition GivenTwice(JobTransition transition) =>
        transition with { JobId = null, State = JobState.Failed, Cause = Twice(transition.JobId), MayHaveCreatedJob = false };
}
