using FocusServer.Client;
using FocusServer.Evidence.Causes;
using FocusServer.Evidence.Observations;
using FocusServer.Support.Tests.Load;

namespace FocusServer.Support.Tests.Evidence.Causes;

/// <summary>A fault profile of the emulator, as the simulated server and the cluster beside it live it, and the cause that is the right one.</summary>
/// <param name="Outcome">What is to be found; null when nothing fails, and so there is nothing to explain.</param>
/// <param name="Kinds">The kinds of it, where something is.</param>
/// <param name="Arrange">Makes it so.</param>
internal sealed record ProfileStory(CauseOutcome? Outcome, IReadOnlyList<ObservationKind> Kinds, Action<SimulatedServer, ClusterStory> Arrange)
{
    // The profiles strike at the 35th job, or at the 20th; here all do at the 20th.
    private const int Struck = 20;
    private const string Gpu = "insufficient nvidia.com/gpu.shared";

    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _crash = TimeSpan.FromSeconds(10);

    /// <summary>Every profile.</summary>
    public static IReadOnlyDictionary<string, ProfileStory> All { get; } = new Dictionary<string, ProfileStory>
    {
        ["healthy"] = Calm((_, _) => { }),
        ["breaks-at-35"] = Found((server, cluster) => RefuseFrom(server, cluster, FocusServerErrorKind.NoCapacity, 503), ObservationKind.PodUnschedulable),
        ["errors-at-35"] = Found((server, cluster) => RefuseFrom(server, cluster, FocusServerErrorKind.ServerError, 500), ObservationKind.PodUnschedulable),
        ["evicts-at-35"] = Found(Evict, ObservationKind.PodEvicted, ObservationKind.PodDeleting),
        ["never-starts-at-35"] = Found(NeverStart, ObservationKind.PodStuck, ObservationKind.PodUnschedulable),
        ["silent-at-35"] = Nothing((server, _) => server.Silence = n => n >= Struck ? (TimeSpan.Zero, TimeSpan.MaxValue) : null),
        ["choking"] = Nothing(Choke),
        ["slow-to-serve"] = Calm((server, _) => server.ReadyAfter = _ => _second * 5),
        ["rate-limited"] = Calm((server, cluster) => server.ApiError = () => cluster.Chance.NextDouble() < 0.4 ? Error(FocusServerErrorKind.RateLimited, 429) : null),
        ["degrading"] = Nothing((server, _) => server.ApiTime = () => _second * 0.8 * server.Present.Count),
        ["flaky"] = Nothing((server, cluster) => server.ConfigureError = n => n > 1 && cluster.Chance.NextDouble() < 0.1 ? Error(FocusServerErrorKind.ServerError, 500) : null),
        ["slow"] = Nothing((server, cluster) => server.ApiTime = () => _second * (cluster.Chance.NextDouble() < 0.05 ? 20 : 0.5)),
        ["stalling"] = Nothing((server, cluster) => Silence(server, cluster, TimeSpan.FromSeconds(15))),
        ["frozen"] = Nothing((server, cluster) => Silence(server, cluster, TimeSpan.FromHours(1))),
        ["ending"] = Found((server, cluster) => End(server, cluster, [ObservationKind.PodCompleted]), ObservationKind.PodCompleted),
        ["dying"] = Found((server, cluster) => End(server, cluster, [ObservationKind.PodOutOfMemory, ObservationKind.PodFailed, ObservationKind.PodRestarted]), ObservationKind.PodOutOfMemory, ObservationKind.PodFailed, ObservationKind.PodRestarted),
        ["wrong-data"] = Nothing((server, cluster) => End(server, cluster, [])),
        ["leaking"] = Calm((server, _) => server.GoesAway = _ => false),
        ["waiting-for-fiber"] = Calm((server, _) => server.WaitingForFiber = true),
        ["mongo-down"] = Calm((_, cluster) => cluster.Outage(ObservationSource.MongoDb, TimeSpan.Zero, null)),
        ["rabbit-down"] = Found(LoseRabbit, ObservationKind.NotAnswered),
        ["crash-in-mid-ramp"] = Found(Crash, ObservationKind.PodRestarted),
        ["tls"] = Calm((_, _) => { }),
        ["token"] = Calm((_, _) => { }),
    };

    /// <summary>Tells what a finding is: "right", "unknown" or "wrong".</summary>
    public string Judge(IReadOnlyList<Cause> causes) => (Outcome, causes.Count == 0 ? null : causes[0]) switch
    {
        (null, null) => "right",
        (null, { Outcome: CauseOutcome.Found }) => "wrong",
        (null, _) => "right",

        // Chance may have struck no job: then there is nothing to explain.
        (CauseOutcome.NothingBeside, null) => "right",
        (_, null or { Outcome: CauseOutcome.Unknown }) => "unknown",
        (CauseOutcome.Found, { Outcome: CauseOutcome.Found, Kind: { } kind } cause) => Kinds.Contains(kind) && cause.Subject != "prometheus-0" && cause.Subject != "MongoDB" ? "right" : "wrong",
        ({ } right, { } cause) => cause.Outcome == right ? "right" : "wrong",
    };

    private static ProfileStory Calm(Action<SimulatedServer, ClusterStory> arrange) => new(null, [], arrange);

    private static ProfileStory Nothing(Action<SimulatedServer, ClusterStory> arrange) => new(CauseOutcome.NothingBeside, [], arrange);

    private static ProfileStory Found(Action<SimulatedServer, ClusterStory> arrange, params ObservationKind[] kinds) => new(CauseOutcome.Found, kinds, arrange);

    private static FocusServerException Error(FocusServerErrorKind kind, int status) => new(kind, kind == FocusServerErrorKind.NoCapacity ? "no capacity left" : "the server answered with an error", status);

    private static string Id(int job) => $"{job}-{1700 + job}";

    // The server makes a pod, which no node has room for, and refuses the job.
    private static void RefuseFrom(SimulatedServer server, ClusterStory cluster, FocusServerErrorKind kind, int status) => server.ConfigureError = n =>
    {
        if (n < Struck)
        {
            return null;
        }

        cluster.Pod(ObservationKind.PodUnschedulable, cluster.Now + (_second * 0.2), $"{31}-{9000 + n}", Gpu);
        return Error(kind, status);
    };

    private static void Evict(SimulatedServer server, ClusterStory cluster)
    {
        var evicted = new HashSet<int>();
        var fate = cluster.Chance.Next(2) == 0 ? ObservationKind.PodEvicted : ObservationKind.PodDeleting;
        server.EndsAfter = n => evicted.Contains(n) ? TimeSpan.Zero : null;
        server.ConfigureError = n =>
        {
            if (n >= Struck && evicted.Add(n - Struck + 1))
            {
                cluster.Pod(fate, cluster.Now, Id(n - Struck + 1));
            }

            return null;
        };
    }

    private static void NeverStart(SimulatedServer server, ClusterStory cluster)
    {
        var fate = cluster.Chance.Next(2) == 0 ? ObservationKind.PodStuck : ObservationKind.PodUnschedulable;
        server.PodStarts = n => n < Struck;
        server.ConfigureError = n =>
        {
            if (n >= Struck)
            {
                cluster.Pod(fate, cluster.Now + (_second * (1 + (5 * cluster.Chance.NextDouble()))), Id(n), fate == ObservationKind.PodStuck ? "ImagePullBackOff" : Gpu);
            }

            return null;
        };
    }

    private static void Choke(SimulatedServer server, ClusterStory cluster)
    {
        var starts = new List<TimeSpan>();
        server.ConfigureError = _ =>
        {
            var underWay = starts.Count(start => cluster.Now - start < _second * 0.3);
            starts.Add(cluster.Now);
            return underWay >= 3 ? Error(FocusServerErrorKind.ServerError, 500) : null;
        };
    }

    private static void Silence(SimulatedServer server, ClusterStory cluster, TimeSpan length)
    {
        var chance = new Dictionary<int, bool>();
        server.Silence = n => Strikes(chance, cluster, n, 0.3) ? (_second * 12, (_second * 12) + length) : null;
    }

    private static void End(SimulatedServer server, ClusterStory cluster, IReadOnlyList<ObservationKind> fates)
    {
        var chance = new Dictionary<int, bool>();
        ObservationKind? fate = fates.Count == 0 ? null : fates[cluster.Chance.Next(fates.Count)];
        server.EndsAfter = n => Strikes(chance, cluster, n, 0.3) ? _second * 12 : null;
        server.ConfigureError = n =>
        {
            if (fate is { } kind && Strikes(chance, cluster, n, 0.3))
            {
                cluster.Pod(kind, cluster.Now + (_second * 12), Id(n), kind == ObservationKind.PodOutOfMemory ? "its limit is 512Mi" : "exit code 139");
            }

            return null;
        };
    }

    private static bool Strikes(Dictionary<int, bool> chance, ClusterStory cluster, int job, double rate)
    {
        if (!chance.TryGetValue(job, out var strikes))
        {
            chance[job] = strikes = cluster.Chance.NextDouble() < rate;
        }

        return strikes;
    }

    private static void LoseRabbit(SimulatedServer server, ClusterStory cluster)
    {
        var from = _second * (20 + (20 * cluster.Chance.NextDouble()));
        cluster.Outage(ObservationSource.RabbitMq, from, null);
        server.ConfigureError = _ => cluster.Now >= from ? Error(FocusServerErrorKind.DependencyDown, 503) : null;
    }

    private static void Crash(SimulatedServer server, ClusterStory cluster)
    {
        TimeSpan? at = null;
        server.EndsAfter = n => at is not null && n <= Struck ? TimeSpan.Zero : null;
        server.ApiError = () => IsDown() ? Error(FocusServerErrorKind.Unreachable, 0) : null;
        server.ConfigureError = n =>
        {
            if (n == Struck)
            {
                at = cluster.Now;
                cluster.OwnPod(ObservationKind.PodRestarted, cluster.Now, "focus-server-0", "Error, exit code 137");
            }

            return IsDown() ? Error(FocusServerErrorKind.Unreachable, 0) : null;
        };

        bool IsDown() => at is { } began && cluster.Now - began < _crash;
    }
}
