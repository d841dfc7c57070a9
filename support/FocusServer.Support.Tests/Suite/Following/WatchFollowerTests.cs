using System.Net;
using FluentAssertions;
using FocusServer.LivingDocs.Watch;
using FocusServer.Suite.Following;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;
using FocusServer.Suite.Watching;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using FocusServer.Support.Tests.Suite.Watching;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Following;

/// <summary>The live page as a follower of a run.</summary>
public sealed class WatchFollowerTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("followed-").FullName;
    private readonly StopSignal _stop = new();
    private readonly List<string> _told = [];

    [Fact]
    public void Run_ThatIsNotWatched_HasNoPage()
    {
        WatchFollower.Start(Run(watch: null)).Should().BeNull();
        _told.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_ThatIsWatched_TellsItsAddressAndLeavesTheFile()
    {
        var run = Run(new WatchPlan(IPAddress.Loopback, 0, null));
        var events = LivePage.Events(SampleRamps.Holding().Text);
        await File.WriteAllTextAsync(run.Folder.Evidence, SampleRamps.Holding().Text);
        await using (var followers = new RunFollowers(run, [WatchFollower.Start]))
        {
            var address = _told.Should().ContainSingle().Which.Should().StartWith("👀 Live page: http://127.0.0.1:").And.Subject["👀 Live page: ".Length..];
            events.ToList().ForEach(followers.Observers.Should().ContainSingle().Which.On);

            using var http = new HttpClient { BaseAddress = new Uri(address) };
            using var stream = await OpenedStream.OpenAsync(http, "events");
            (await stream.ReadAsync(events.Count)).Should().HaveCount(events.Count);
        }

        _told.Should().ContainSingle("nothing went wrong");
        var file = await File.ReadAllTextAsync(Path.Combine(run.Folder.Path, WatchPage.FileName));
        file.Should().Be(await WatchPage.RenderAsync(run.Folder.Evidence).WaitAsync(SuiteUnderTest.Bound)).And.Contain("\"over\":true");
    }

    public void Dispose()
    {
        _stop.Dispose();
        Directory.Delete(_runs, recursive: true);
    }

    private FollowedRun Run(WatchPlan? watch) => new(
        SuiteUnderTest.Settings with { Watch = watch }, SuiteUnderTest.Manifest("run-1", new Uri("http://localhost")), new RunFolder(_runs, "run-1"), _stop, _told.Add);
}
