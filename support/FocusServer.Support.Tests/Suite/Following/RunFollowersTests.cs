using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Runs;
using FocusServer.Suite.Following;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Following;

/// <summary>Followers of a run, good ones and bad: none of them makes the ramp wait or fail, and the report names the bad.</summary>
public sealed class RunFollowersTests : IDisposable
{
    private static readonly RunManifest _manifest = new()
    {
        RunId = "run-1",
        Title = "a run",
        Environment = "simulated",
        BaseUrl = new Uri("http://localhost"),
        Pace = 1,
        StartedAt = DateTimeOffset.UnixEpoch,
    };

    private readonly string _runs = Directory.CreateTempSubdirectory("followers-").FullName;
    private readonly StopSignal _stop = new();
    private readonly List<string> _told = [];

    [Fact]
    public async Task Followers_GetEveryEventInOrder_BeforeTheRunIsOver()
    {
        var follower = new Follower();

        await FollowAsync(follower, events: 1000);

        follower.Seen.Should().Equal(Enumerable.Range(0, 1000).Select(i => TimeSpan.FromSeconds(i)));
        follower.Disposed.Should().BeTrue();
        _told.Should().BeEmpty();
    }

    [Fact]
    public async Task Follower_ThatThrows_IsNamedAndGetsNoMore_AndTheOthersDo()
    {
        var (bad, good) = (new Follower { On = at => throw new IOException($"no room at {at.TotalSeconds}.") }, new Follower());

        await FollowAsync([bad, good], events: 3);

        bad.Seen.Should().ContainSingle();
        good.Seen.Should().HaveCount(3);
        _told.Should().Equal("⚠️  The page failed: no room at 0. The ramp is not affected.");
    }

    [Fact]
    public async Task Follower_ThatCannotBegin_IsToldOf_AndTheOthersFollow()
    {
        var good = new Follower();
        await using (var followers = new RunFollowers(Run, [_ => throw new IOException("no port is free."), _ => good]))
        {
            Publish(followers, 1);
        }

        good.Seen.Should().ContainSingle();
        _told.Should().Equal("⚠️  The run is followed by one less: no port is free. The ramp is not affected.");
    }

    [Fact]
    public async Task Follower_ThatHangs_IsNeverWaitedForByTheRamp_AndLeftAtItsEnd()
    {
        var never = new TaskCompletionSource();
        var follower = new Follower { Wait = never.Task };

        await FollowAsync(follower, events: 2);

        _told.Should().Equal("⚠️  The page was not done 5 s after the end of the ramp. The ramp is not affected.");
        never.SetResult();
    }

    [Fact]
    public async Task Follower_TooFarBehind_IsLeftOut()
    {
        var go = new TaskCompletionSource();
        var follower = new Follower { Wait = go.Task };
        var followers = Start(follower);

        Publish(followers, DetachedFollower.MostWaiting + 10);
        go.SetResult();
        await followers.DisposeAsync();

        follower.Seen.Should().HaveCountLessThan(DetachedFollower.MostWaiting + 10);
        _told.Should().Equal("⚠️  The page fell behind by 10000 events and was left out from then on. The ramp is not affected.");
    }

    [Fact]
    public async Task Follower_ThatCannotBeEnded_IsNamed()
    {
        await FollowAsync(new Follower { End = () => throw new IOException("the port is stuck") }, events: 1);

        _told.Should().Equal("⚠️  The page could not be ended: the port is stuck. The ramp is not affected.");
    }

    public void Dispose()
    {
        _stop.Dispose();
        Directory.Delete(_runs, recursive: true);
    }

    private Task FollowAsync(Follower follower, int events) => FollowAsync([follower], events);

    private async Task FollowAsync(Follower[] follower, int events)
    {
        await using var followers = Start(follower);
        Publish(followers, events);
    }

    private FollowedRun Run => new(SuiteUnderTest.Settings, _manifest, new RunFolder(_runs, "run-1"), _stop, _told.Add);

    private RunFollowers Start(params Follower[] follower) => new(
        Run,
        [_ => null, .. follower.Select(one => new Func<FollowedRun, IRunFollower?>(_ => one))]);

    private static void Publish(RunFollowers followers, int events)
    {
        for (var i = 0; i < events; i++)
        {
            foreach (var observer in followers.Observers)
            {
                observer.On(new JobChanged(TimeSpan.FromSeconds(i), new JobTransition(1, null, JobState.Requested, TimeSpan.FromSeconds(i), null)));
            }
        }
    }

    private sealed class Follower : IRunFollower
    {
        public string Name => "the page";

        public List<TimeSpan> Seen { get; } = [];

        public bool Disposed { get; private set; }

        public Action<TimeSpan> On { get; init; } = _ => { };

        public Action End { get; init; } = () => { };

        public Task Wait { get; init; } = Task.CompletedTask;

        public async ValueTask OnAsync(RunEvent runEvent)
        {
            await Wait;
            Seen.Add(runEvent.At);
            On(runEvent.At);
        }

        public ValueTask DisposeAsync()
        {
            Disposed = true;
            End();
            return ValueTask.CompletedTask;
        }
    }
}
