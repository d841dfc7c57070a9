using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Suite.Following;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;
using FocusServer.Support.Tests.Client;
using FocusServer.Support.Tests.Load.Secrets;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Following;

/// <summary>The end of a ramp, posted to real receivers: what they get, and what happens when they fail.</summary>
public sealed class NotifierTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "hook-s3cr3t";
    private const string Sentence = "a ramp: broke at 8 jobs. Success rate 75 %, limit 85 %. Last level that held: 6.";

    private readonly string _runs = Directory.CreateTempSubdirectory("notify-").FullName;
    private readonly StopSignal _stop = new();
    private readonly List<string> _told = [];
    private readonly TaskCompletionSource _never = new();
    private readonly TaskCompletionSource<string> _received = new();
    private ScriptedServer _receiver = null!;
    private IReadOnlyList<RunEvent> _events = [];

    [Fact]
    public async Task End_AsJson_HasVerdictSentenceAndLink()
    {
        await FollowAsync("/ok", NotifyForm.Json, "https://ci.example/runs/{run}");

        var body = await ReceivedAsync();
        body.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()).Should().Equal(new Dictionary<string, string?>
        {
            ["verdict"] = "broke",
            ["sentence"] = Sentence,
            ["link"] = "https://ci.example/runs/run-1",
            ["run"] = "run-1",
            ["title"] = "a ramp",
            ["environment"] = "embedded",
        });
        _told.Should().BeEmpty();
    }

    [Fact]
    public async Task End_WithoutALink_NamesTheFolderOfTheRun()
    {
        await FollowAsync("/ok", NotifyForm.Json);

        (await ReceivedAsync()).GetProperty("link").GetString().Should().Be(Path.Combine(_runs, "run-1"));
    }

    [Fact]
    public async Task End_ForSlack_IsAMessageWithALink()
    {
        await FollowAsync("/ok", NotifyForm.Slack, "https://ci.example/?a=1&run={run}");

        (await ReceivedAsync()).GetProperty("text").GetString().Should().Be($"{Sentence}\n<https://ci.example/?a=1&amp;run=run-1|Report>");
    }

    [Fact]
    public async Task End_ForTeams_IsAnAdaptiveCardInAMessage()
    {
        await FollowAsync("/ok", NotifyForm.Teams, "https://ci.example/{run}");

        var message = await ReceivedAsync();
        message.GetProperty("type").GetString().Should().Be("message");
        var attachment = message.GetProperty("attachments").EnumerateArray().Should().ContainSingle().Subject;
        attachment.GetProperty("contentType").GetString().Should().Be("application/vnd.microsoft.card.adaptive");
        var card = attachment.GetProperty("content");
        card.GetProperty("type").GetString().Should().Be("AdaptiveCard");
        card.GetProperty("$schema").GetString().Should().Be("http://adaptivecards.io/schemas/adaptive-card.json");
        card.GetProperty("body")[0].GetProperty("text").GetString().Should().Be(Sentence);
        card.GetProperty("actions")[0].GetProperty("url").GetString().Should().Be("https://ci.example/run-1");
    }

    [Fact]
    public async Task End_ForTeamsWithoutALink_HasNoAction()
    {
        await FollowAsync("/ok", NotifyForm.Teams);

        var card = (await ReceivedAsync()).GetProperty("attachments")[0].GetProperty("content");
        card.GetProperty("actions").GetArrayLength().Should().Be(0);
        card.GetProperty("body")[1].GetProperty("text").GetString().Should().Be(Path.Combine(_runs, "run-1"));
    }

    [Theory]
    [InlineData("/broken", "500")]
    [InlineData("/elsewhere", "307")]
    public async Task Receiver_ThatDoesNotTakeIt_IsARemark(string path, string status)
    {
        await FollowAsync(path, NotifyForm.Json);

        _told.Should().Equal($"⚠️  The notification failed: http://127.0.0.1/*** answered {status}. The ramp is not affected.");
    }

    [Fact]
    public async Task Receiver_ThatNeverAnswers_IsARemarkWithinFiveSeconds()
    {
        var start = SuiteUnderTest.RealTime.GetTimestamp();

        await FollowAsync("/never", NotifyForm.Json);

        SuiteUnderTest.RealTime.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(5));
        _told.Should().Equal("⚠️  The notification failed: http://127.0.0.1/*** did not answer within 4 s. The ramp is not affected.");
    }

    [Fact]
    public async Task Receiver_ThatIsNotThere_IsARemark()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        await FollowAsync(new Uri($"http://127.0.0.1:{port}/{Secret}"), NotifyForm.Json, null);

        _told.Should().ContainSingle().Which.Should().StartWith("⚠️  The notification failed: ").And.EndWith(". The ramp is not affected.");
    }

    public async Task InitializeAsync()
    {
        _events = await FollowedRuns.BreakingAsync();
        _receiver = await ScriptedServer.StartAsync(AnswerAsync).WaitAsync(SuiteUnderTest.Bound);
    }

    public async Task DisposeAsync()
    {
        _never.SetResult();
        new SecretHunt(Secret).In("the report", string.Join('\n', _told)).Should().BeEmpty();
        await _receiver.DisposeAsync().AsTask().WaitAsync(SuiteUnderTest.Bound);
    }

    public void Dispose()
    {
        _stop.Dispose();
        Directory.Delete(_runs, recursive: true);
    }

    private Task FollowAsync(string path, NotifyForm form, string? link = null) => FollowAsync(new Uri(_receiver.Url, $"{path}?key={Secret}"), form, link);

    private async Task FollowAsync(Uri url, NotifyForm form, string? link)
    {
        var settings = SuiteUnderTest.Settings with { Notify = new NotifyOptions { Url = url, Form = form, Link = link } };
        await using var followers = new RunFollowers(FollowedRuns.Describe(_events, _runs, _stop, _told.Add, settings), [Notifier.TryStart]);
        foreach (var runEvent in _events)
        {
            followers.Observers.Single().On(runEvent);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        switch (context.Request.Path)
        {
            case "/ok":
                _received.TrySetResult(await new StreamReader(context.Request.Body).ReadToEndAsync());
                break;
            case "/elsewhere":
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = "/ok";
                break;
            case "/never":
                await _never.Task;
                break;
            default:
                context.Response.StatusCode = 500;
                break;
        }
    }

    private async Task<JsonElement> ReceivedAsync()
    {
        using var body = JsonDocument.Parse(await _received.Task.WaitAsync(SuiteUnderTest.Bound));
        return body.RootElement.Clone();
    }
}
