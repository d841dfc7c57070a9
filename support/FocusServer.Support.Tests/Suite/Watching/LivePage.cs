using System.Net;
using System.Text.Json;
using FocusServer.Evidence.Events;
using FocusServer.Load.Running;
using FocusServer.Suite.Watching;

namespace FocusServer.Support.Tests.Suite.Watching;

/// <summary>A live page on a free port of loopback, and the run that it shows: recorded events, told one by one as a follower is told them.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("watch-").FullName;
    private readonly List<string> _finished = [];
    private readonly List<(SteeringWish What, string Who)> _wishes = [];
    private string _evidence = "";
    private WatchedRun _run = null!;
    private int _runs;

    private LivePage(WatchPlan plan)
    {
        Server = WatchServer.Open(plan, SuiteUnderTest.RealTime);
        Http = new HttpClient { BaseAddress = Server.Address };
    }

    public WatchServer Server { get; private set; }

    public HttpClient Http { get; }

    public string Evidence => _evidence;

    /// <summary>Those who asked to finish.</summary>
    public IReadOnlyList<string> Finished => _finished;

    public IReadOnlyList<(SteeringWish What, string Who)> Wishes => _wishes;

    public static LivePage Open(string? token = null, int port = 0)
    {
        var page = new LivePage(new WatchPlan(IPAddress.Loopback, port, token));
        page.Begin();
        return page;
    }

    /// <summary>Reads the events of a recorded run.</summary>
    public static IReadOnlyList<RunEvent> Events(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<RunEvent>(line, EvidenceJson.Options)!)];

    /// <summary>Another run begins.</summary>
    public void Begin()
    {
        _evidence = Path.Combine(_folder, FormattableString.Invariant($"{++_runs}.jsonl"));
        File.WriteAllText(_evidence, "");
        var steering = new Steering(_finished.Add);
        _run = Server.Show(_evidence, steering);
        steering.Attach((what, who) =>
        {
            _wishes.Add((what, who));
            Tell(new Steered(TimeSpan.FromSeconds(1), what, who));
        });
    }

    public void Tell(params IEnumerable<RunEvent> events)
    {
        foreach (var runEvent in events)
        {
            File.AppendAllText(_evidence, JsonSerializer.Serialize(runEvent, EvidenceJson.Options) + "\n");
            _run.On(runEvent);
        }
    }

    /// <summary>The server goes down, and comes back on the same port with the same run.</summary>
    public async Task BreakAsync(Func<Task> meanwhile)
    {
        var port = Server.Address.Port;
        var run = _run;
        await Server.DisposeAsync();
        await meanwhile();
        Server = WatchServer.Open(new WatchPlan(IPAddress.Loopback, port, null), SuiteUnderTest.RealTime);
        Server.Show(run);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
