using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using FocusServer.Emulator.Faults;
using FocusServer.Support.Tests.Emulator.Faults;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Page;

/// <summary>Checks the JSON of the page.</summary>
public class AdminApiTests
{
    private static readonly TimeSpan _bound = EmulatorUnderTest.Bound;

    [Fact]
    public async Task Jobs_OfEveryState_AreListedWithWhatTheyDo()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var running = await emulator.StartJobAsync();
        await emulator.StartJobAsync();
        await emulator.ConfigureAsync();
        using var call = await emulator.OpenAsync(running, 1);
        await emulator.ReadAsync(call, 1);
        await EmulatorUnderTest.UntilAsync(() => emulator.Find(running.JobId).Traffic.Rows > 0);

        var jobs = await GetAsync(emulator, "_emulator/jobs");

        jobs.EnumerateArray().Select(job => job.GetProperty("id").GetString()).Should().Equal("1-1", "2-2", "3-3");
        jobs.EnumerateArray().Select(job => job.GetProperty("window").GetInt32()).Should().Equal(1, 2, 3);
        jobs.EnumerateArray().Select(job => job.GetProperty("readers").GetInt32()).Should().Equal(1, 0, 0);
        jobs.EnumerateArray().Take(2).Select(job => job.GetProperty("state").GetString()).Should().Equal("running", "idle");
        jobs[0].GetProperty("rowsSent").GetInt64().Should().BePositive();
        jobs[0].GetProperty("age").GetDouble().Should().Be((emulator.Time.GetUtcNow() - emulator.Find("1-1").Created).TotalSeconds);
        jobs[0].GetProperty("streams")[1].GetRawText().Should().Be("""{"firstChannel":18,"lastChannel":34}""");
    }

    [Fact]
    public async Task Job_WhosePodIsNotUp_IsStarting()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        await emulator.ConfigureAsync();

        (await GetAsync(emulator, "focus-server/_emulator/jobs"))[0].GetProperty("state").GetString().Should().Be("starting");
    }

    [Fact]
    public async Task Server_AtAGlance_HasProfileFaultsSeedAndEvents()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            Profile = "breaks-at-1",
            Seed = 42,
            Faults = [new Fault { Kind = FaultKind.Slow, Rate = 0.5, Between = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)) }],
        });
        emulator.Time.Advance(TimeSpan.FromSeconds(1.5));
        using var refused = await emulator.PostAsync(EmulatorUnderTest.LiveJob);

        var server = await GetAsync(emulator, "_emulator/");

        server.GetProperty("scenarioTime").GetDouble().Should().Be(1.5);
        server.GetProperty("seed").GetInt32().Should().Be(42);
        server.GetProperty("profile").GetString().Should().Be("breaks-at-1");
        server.GetProperty("windows").GetInt32().Should().Be(30);
        server.GetProperty("faults").GetRawText().Should().Be("""[{"number":1,"on":true,"text":"Refuse, from job 1","fault":{"kind":"Refuse","fromJob":1}},"""
            + """{"number":2,"on":true,"text":"Slow, rate 0.5, between 20 s and 40 s","fault":{"kind":"Slow","rate":0.5,"between":[20,40]}}]""");
        server.GetProperty("events").GetRawText().Should().Be("""[{"number":1,"at":1.5,"kind":"Refuse","subject":"configure #1","effect":"Refused with 503."}]""");
        (await GetAsync(emulator, "_emulator/events")).GetRawText().Should().Be(server.GetProperty("events").GetRawText());
    }

    [Fact]
    public async Task Events_SinceANumber_AreThoseThatCameLater()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error, Route = "channels" });
        for (var i = 0; i < 3; i++)
        {
            await StatusAsync(emulator);
        }

        (await NumbersAsync("")).Should().Equal(1, 2, 3);
        (await NumbersAsync("?since=1")).Should().Equal(2, 3);
        (await NumbersAsync("?since=3")).Should().BeEmpty();
        await SendAsync(emulator, "POST", "_emulator/reset");
        await StatusAsync(emulator);
        (await NumbersAsync("")).Should().Equal(1);

        async Task<IEnumerable<int>> NumbersAsync(string query) =>
            (await GetAsync(emulator, $"_emulator/events{query}")).EnumerateArray().Select(e => e.GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task Fault_SwitchedWhileItRuns_StrikesOrDoesNot()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error, Route = "channels" });

        (await SendAsync(emulator, "PUT", "_emulator/faults/1", """{"on":false}""")).Body.Should().Contain("\"on\":false");
        (await StatusAsync(emulator)).Should().Be(HttpStatusCode.OK);

        await SendAsync(emulator, "PUT", "focus-server/_emulator/faults/1", """{"on":true}""");
        (await StatusAsync(emulator)).Should().Be(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Fault_Added_IsReadAsInAProfileAndStrikes()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        const string Fault = """{"kind":"Error","fromJob":1,"between":[0],"route":"channels","status":555}""";
        await emulator.ConfigureAsync();

        var added = await SendAsync(emulator, "POST", "_emulator/faults", Fault);

        added.Status.Should().Be(HttpStatusCode.Created);
        added.Body.Should().Contain("\"number\":1").And.Contain(Fault);
        (await StatusAsync(emulator)).Should().Be((HttpStatusCode)555);
    }

    [Fact]
    public async Task Profile_Chosen_ReplacesTheFaults()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error });

        (await SendAsync(emulator, "PUT", "_emulator/profile", """{"name":"mongo-down"}""")).Status.Should().Be(HttpStatusCode.OK);

        emulator.Server.Faults.Profile.Should().Be("mongo-down");
        (await GetAsync(emulator, "_emulator/faults")).EnumerateArray().Should().ContainSingle().Which.GetProperty("text").GetString().Should().Be("MongoDown");
    }

    [Fact]
    public async Task Profiles_ThatAreKnown_AreListed()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        var profiles = (await GetAsync(emulator, "_emulator/profiles")).EnumerateArray().ToDictionary(profile => profile.GetProperty("name").GetString()!);

        profiles.Keys.Should().Equal(emulator.Server.Faults.Profiles);
        profiles["breaks-at-35"].GetRawText().Should().Be("""
            {"name":"breaks-at-35","description":"No capacity for a 35th job: it is refused with 503.","onlyAtStart":false,"faults":["Refuse, from job 35"]}
            """.Trim());
        profiles["token"].GetProperty("onlyAtStart").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Kinds_ThatAreListed_CanAllBeAdded()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        foreach (var kind in (await GetAsync(emulator, "_emulator/kinds")).EnumerateArray().Select(kind => kind.GetProperty("kind").GetString()))
        {
            var added = await SendAsync(emulator, "POST", "_emulator/faults", $$"""{"kind":"{{kind}}","fromJob":30}""");
            added.Status.Should().Be(HttpStatusCode.Created, added.Body);
            emulator.Server.Faults.Choose("healthy");
        }
    }

    [Theory]
    [InlineData("PUT", "profile", """{"name":"nix"}""", 422, "'nix' is no profile; allowed are healthy, breaks-at-35, ")]
    [InlineData("PUT", "profile", """{"name":7}""", 422, """The body is {"name":7}; allowed is {"name":"<profile>"}.""")]
    [InlineData("PUT", "profile", "", 422, "The body is no JSON: ")]
    [InlineData("PUT", "profile", """{"name":"\ud800"}""", 422, "The body is no JSON: ")]
    [InlineData("POST", "faults", """{"kind":"Nix"}""", 422, "'Nix' is no kind of fault; allowed are Refuse, EvictOldest, ")]
    [InlineData("POST", "faults", """{"kind":"Slow","rate":7}""", 422, "Fault Slow: rate is 7; allowed is more than 0, and at most 1.")]
    [InlineData("POST", "faults", """{"kind":"Silent","fromJob":31}""", 422, "MaxWindows is 30, so that 'Silent, from job 31' never strikes; allowed is 31 and more, or a fromJob of at most 30.")]
    [InlineData("PUT", "profile", """{"name":"silent-at-31"}""", 422, "MaxWindows is 30, so that 'Silent, from job 31' never strikes; allowed is ")]
    [InlineData("POST", "faults", """{"kind":"Slow","colour":1}""", 422, "'colour' is no part of a fault; allowed are kind, rate, ")]
    [InlineData("POST", "faults", "[]", 422, "[] is not a fault; allowed is an object of kind, rate, ")]
    [InlineData("PUT", "faults/1", """{"on":1}""", 422, """The body is {"on":1}; allowed is {"on":true} or {"on":false}.""")]
    [InlineData("PUT", "faults/1", """{"on":true,"off":true}""", 422, "The body is {")]
    [InlineData("PUT", "faults/2", """{"on":true}""", 404, "There is no fault 2; allowed are 1 to 1.")]
    [InlineData("PUT", "faults/x", """{"on":true}""", 404, "There is no fault x; allowed are 1 to 1.")]
    [InlineData("GET", "jobs/9-9/picture", null, 404, "There is no job 9-9; allowed are 1-1.")]
    [InlineData("GET", "jobs/1-1/picture?stream=3", null, 422, "stream is '3'; allowed is 0 to 2.")]
    [InlineData("GET", "jobs/1-1/picture?after=x", null, 422, "after is 'x'; allowed is 0 to ")]
    [InlineData("GET", "jobs/1-1/picture?rows=0", null, 422, "rows is '0'; allowed is 1 to 1000.")]
    [InlineData("GET", "events?since=-1", null, 422, "since is '-1'; allowed is 0 to ")]
    [InlineData("DELETE", "faults/1", null, 405, "Method Not Allowed")]
    [InlineData("GET", "nothing", null, 404, "Not Found")]
    public async Task Request_ThatIsWrong_SaysWhatIsAllowed(string method, string route, string? body, int status, string message)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Leak });
        await emulator.StartJobAsync();

        var answer = await SendAsync(emulator, method, $"_emulator/{route}", body);

        ((int)answer.Status, JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString()![..Math.Min(message.Length, answer.Body.Length - 13)])
            .Should().Be((status, message), answer.Body);
        emulator.Server.Faults.Faults.Should().Equal(new FaultSwitch(1, new Fault { Kind = FaultKind.Leak }, true));
    }

    [Fact]
    public async Task Reset_OfAUsedServer_MakesItAsAtTheStart()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error, Rate = 0.5, Route = "channels" });
        var first = await UseAsync(emulator);
        await SendAsync(emulator, "PUT", "_emulator/profile", """{"name":"leaking"}""");
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());

        (await SendAsync(emulator, "POST", "_emulator/reset")).Status.Should().Be(HttpStatusCode.OK);

        (await EmulatorUnderTest.EndOfAsync(call)).Should().Be(Grpc.Core.StatusCode.Unavailable);
        emulator.Server.Jobs.Count.Should().Be(0);
        emulator.Server.Faults.Profile.Should().Be("healthy");
        emulator.Server.Events.Should().BeEmpty();
        (await GetAsync(emulator, "_emulator/")).GetProperty("scenarioTime").GetDouble().Should().Be(0);
        (await UseAsync(emulator)).Should().Equal(first);
    }

    private static async Task<IReadOnlyList<string>> UseAsync(EmulatorUnderTest emulator)
    {
        var job = await emulator.ConfigureAsync();
        for (var i = 0; i < 20; i++)
        {
            await StatusAsync(emulator);
        }

        emulator.Server.Events.Should().HaveCountGreaterThan(3).And.HaveCountLessThan(17);
        return [job.JobId, .. emulator.Server.Events.Select(e => e.ToString())];
    }

    private static async Task<JsonElement> GetAsync(EmulatorUnderTest emulator, string route) =>
        (await emulator.Http.GetFromJsonAsync<JsonElement>(route).WaitAsync(_bound)).Clone();

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(EmulatorUnderTest emulator, string method, string route, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), route) { Content = body is null ? null : new StringContent(body, Encoding.UTF8) };
        using var answer = await emulator.Http.SendAsync(request).WaitAsync(_bound);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpStatusCode> StatusAsync(EmulatorUnderTest emulator)
    {
        using var answer = await emulator.Http.GetAsync("channels").WaitAsync(_bound);
        return answer.StatusCode;
    }
}
