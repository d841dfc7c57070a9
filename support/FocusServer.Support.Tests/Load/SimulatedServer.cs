using System.Runtime.CompilerServices;
using FocusServer.Client;
using FocusServer.Contracts.Rest;

namespace FocusServer.Support.Tests.Load;

/// <summary>
/// A Focus Server without sockets, for the engine in virtual time: what it does can be scripted job by job, and it remembers what it was asked.
/// </summary>
internal sealed class SimulatedServer(TimeProvider time) : IFocusServerClient
{
    /// <summary>The size of the message of a row, in bytes.</summary>
    public const int RowBytes = 17_450;

    private static readonly TimeSpan _idleTimeout = TimeSpan.FromSeconds(50);

    private readonly Dictionary<string, SimulatedJob> _jobs = [];

    public Uri BaseUrl { get; } = new("http://simulated.example/focus-server");

    public TimeProvider Time => time;

    /// <summary>Jobs that can exist at once.</summary>
    public int Capacity { get; set; } = int.MaxValue;

    /// <summary>The time of each <c>GET /channels</c>.</summary>
    public Func<TimeSpan> ApiTime { get; set; } = () => TimeSpan.FromMilliseconds(45);

    /// <summary>The exception of each <c>GET /channels</c>; null for none.</summary>
    public Func<FocusServerException?> ApiError { get; set; } = () => null;

    /// <summary>The exception of the n-th <c>POST /configure</c>, which makes no job; null for none.</summary>
    public Func<int, Exception?> ConfigureError { get; set; } = _ => null;

    /// <summary>The exception of the n-th <c>POST /configure</c> although it made the job of this name; null for none.</summary>
    public Func<int, string, Exception?> UnusableAnswer { get; set; } = (_, _) => null;

    /// <summary>The existing job that answers the n-th <c>POST /configure</c>, which makes none; null for a new job.</summary>
    public Func<int, string?> AnsweredWith { get; set; } = _ => null;

    public TimeSpan RowInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>True for rows on a schedule of the server's own, which a reader that is late gets all at once.</summary>
    public bool KeepsItsSchedule { get; set; }

    /// <summary>The number of streams of each job.</summary>
    public int StreamCount { get; set; } = 3;

    /// <summary>The time that the pod of the n-th job takes to start.</summary>
    public Func<int, TimeSpan> PodTime { get; set; } = _ => TimeSpan.FromSeconds(1);

    /// <summary>The replacement of row r of stream s of the n-th job; null for that row itself.</summary>
    public Func<int, int, int, RowArrival?>? Rows { get; set; }

    /// <summary>The time in which the n-th job sends no rows, since it was made; null for none.</summary>
    public Func<int, (TimeSpan From, TimeSpan Until)?> Silence { get; set; } = _ => null;

    /// <summary>The time after which the server ends the n-th job's streams, since it was made; null for never.</summary>
    public Func<int, TimeSpan?> EndsAfter { get; set; } = _ => null;

    /// <summary>The time after which the server forgets the n-th job, since it was made; null for not before its streams are closed.</summary>
    public Func<int, TimeSpan?> ForgottenAfter { get; set; } = _ => null;

    /// <summary>True when the pod of the n-th job starts at all.</summary>
    public Func<int, bool> PodStarts { get; set; } = _ => true;

    /// <summary>The time until the server knows the n-th job, since it was made.</summary>
    public Func<int, TimeSpan> KnownAfter { get; set; } = _ => TimeSpan.Zero;

    /// <summary>The time for which the streams of the n-th job say that they are not ready, since it was made.</summary>
    public Func<int, TimeSpan> ReadyAfter { get; set; } = _ => TimeSpan.Zero;

    /// <summary>The time of each <c>GET /ack</c>.</summary>
    public Func<TimeSpan> AcknowledgeTime { get; set; } = () => TimeSpan.FromMilliseconds(5);

    /// <summary>The exception of closing the connection to the n-th job; null for none.</summary>
    public Func<int, Exception?> CloseError { get; set; } = _ => null;

    /// <summary>True when closing the connection to the n-th job never ends.</summary>
    public Func<int, bool> CloseHangs { get; set; } = _ => false;

    /// <summary>The exception of looking up a job; null for none.</summary>
    public Func<string, Exception?> FindError { get; set; } = _ => null;

    /// <summary>The time of each <c>GET /metadata</c>.</summary>
    public TimeSpan FindTime { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The time of each <c>DELETE</c>.</summary>
    public TimeSpan DeleteTime { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>True when a closed job goes away.</summary>
    public Func<string, bool> GoesAway { get; set; } = _ => true;

    public bool DeleteSupported { get; set; }

    public bool WaitingForFiber { get; set; }

    /// <summary>The number of <c>POST /configure</c> requests.</summary>
    public int Configured { get; private set; }

    /// <summary>Every <c>POST /configure</c>, as it was asked.</summary>
    public List<ConfigureRequest> Requests { get; } = [];

    /// <summary>Every job that was connected to, as often as it was.</summary>
    public List<string> Connections { get; } = [];

    /// <summary>Every job that <c>DELETE</c> was sent for.</summary>
    public List<string> DeletesAsked { get; } = [];

    /// <summary>Runs when <c>POST /configure</c> arrives.</summary>
    public Action OnConfigure { get; set; } = () => { };

    /// <summary>Every job that it ever made.</summary>
    public IReadOnlyList<string> Made => [.. _jobs.Keys];

    /// <summary>Jobs on the server now.</summary>
    public IReadOnlyList<string> Present => [.. _jobs.Values.Where(job => !IsGone(job)).Select(job => job.Id)];

    public async Task AcknowledgeAsync(CancellationToken cancellationToken) =>
        await Task.Delay(AcknowledgeTime(), time, cancellationToken);

    public async Task<ChannelsResponse> GetChannelsAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(ApiTime(), time, cancellationToken);
        return ApiError() is { } error ? throw error : new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 };
    }

    public async Task<LiveMetadata> GetLiveMetadataAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5), time, cancellationToken);
        return new LiveMetadata { PulseRepetitionRate = WaitingForFiber ? 0 : 2000, SoftwareVersion = "1.0" };
    }

    public async Task<JobDescription> ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        OnConfigure();
        Requests.Add(request);
        var number = ++Configured;
        if (ConfigureError(number) is { } error)
        {
            await AnswerAsync();
            throw error;
        }

        if (Present.Count >= Capacity)
        {
            await AnswerAsync();
            throw new FocusServerException(FocusServerErrorKind.NoCapacity, "no capacity left", 503);
        }

        if (AnsweredWith(number) is { } other)
        {
            await AnswerAsync();
            return Describe(other);
        }

        // Made before it is answered: who does not wait for the answer has a job all the same.
        var job = new SimulatedJob(number, $"{number}-{1700 + number}", time.GetTimestamp());
        _jobs.Add(job.Id, job);
        await AnswerAsync();
        return UnusableAnswer(number, job.Id) is { } unusable ? throw unusable : Describe(job.Id);

        Task AnswerAsync() => Task.Delay(TimeSpan.FromMilliseconds(300), time, cancellationToken);
    }

    public async Task<JobPresence> FindJobAsync(string jobId, CancellationToken cancellationToken)
    {
        await Task.Delay(FindTime, time, cancellationToken);
        if (FindError(jobId) is { } error)
        {
            throw error;
        }

        return _jobs.TryGetValue(jobId, out var job) && !IsGone(job) && time.GetElapsedTime(job.Made) >= KnownAfter(job.Number) ? JobPresence.Present : JobPresence.Gone;
    }

    public async Task<JobDeletion> DeleteJobAsync(string jobId, CancellationToken cancellationToken)
    {
        DeletesAsked.Add(jobId);
        await Task.Delay(DeleteTime, time, cancellationToken);
        if (!DeleteSupported || IsGone(_jobs[jobId]))
        {
            return JobDeletion.NotSupported;
        }

        _jobs[jobId].Deleted = GoesAway(jobId);
        return JobDeletion.Accepted;
    }

    public IJobConnection Connect(JobDescription job)
    {
        Connections.Add(job.JobId);
        return new Connection(this, _jobs[job.JobId]);
    }

    public void Dispose()
    {
    }

    private JobDescription Describe(string id) => new()
    {
        JobId = id,
        StreamAddress = new Uri("http://simulated.example:12301"),
        StreamCount = StreamCount,
        RowInterval = RowInterval,
        Channels = 50,
        Frequencies = 256,
    };

    private bool IsGone(SimulatedJob job) =>
        job.Deleted
        || time.GetElapsedTime(job.Made) > ForgottenAfter(job.Number)
        || (GoesAway(job.Id) && time.GetElapsedTime(job.LastActive) > _idleTimeout && job.Readers == 0);

    private sealed class SimulatedJob(int number, string id, long now)
    {
        public int Number => number;

        public string Id => id;

        public long Made { get; } = now;

        public long LastActive { get; set; } = now;

        public int Readers { get; set; }

        public bool Deleted { get; set; }
    }

    private sealed class Connection(SimulatedServer server, SimulatedJob job) : IJobConnection
    {
        private readonly TimeProvider _time = server.Time;

        public async Task WaitUntilReachableAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(server.PodStarts(job.Number) ? server.PodTime(job.Number) : Timeout.InfiniteTimeSpan, _time, cancellationToken);
        }

        public async IAsyncEnumerable<RowArrival> ReadAsync(
            int streamId, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (_time.GetElapsedTime(job.Made) < server.ReadyAfter(job.Number))
            {
                throw new FocusServerException(FocusServerErrorKind.NotReady, "UNAVAILABLE, data source not ready");
            }

            job.Readers++;
            try
            {
                var began = _time.GetTimestamp();
                for (var row = 0; ; row++)
                {
                    var left = server.KeepsItsSchedule ? (server.RowInterval * (row + 1)) - _time.GetElapsedTime(began) : server.RowInterval;
                    await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time, cancellationToken);
                    var age = _time.GetElapsedTime(job.Made);
                    if (server.EndsAfter(job.Number) is { } end && age >= end)
                    {
                        throw new FocusServerException(FocusServerErrorKind.StreamLost, "the server ended the stream: GOAWAY");
                    }

                    if (server.Silence(job.Number) is not { } silence || age < silence.From || age >= silence.Until)
                    {
                        yield return server.Rows?.Invoke(job.Number, streamId, row) ?? new RowArrival(streamId, 1, row, row) { FirstTimestamp = row, LastTimestamp = row, Bytes = RowBytes };
                    }
                }
            }
            finally
            {
                job.Readers--;
                job.LastActive = _time.GetTimestamp();
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (server.CloseHangs(job.Number))
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _time, CancellationToken.None);
            }

            if (server.CloseError(job.Number) is { } error)
            {
                throw error;
            }
        }
    }
}
