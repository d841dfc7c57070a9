using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using FocusServer.Emulator;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class OpenApiTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Waterfall = """{"displayInfo":{"height":600},"channels":{"min":1,"max":50},"view_type":"2"}""";
    private const string HistoricWaterfall = """{"displayInfo":{"height":600},"channels":{"min":1,"max":50},"view_type":"2","start_time":0,"end_time":1}""";
    private const string TooLarge = "(too large)";

    private static readonly string[] _everywhere =
    [
        "GET /ack", "GET /channels", "GET /live_metadata", "POST /configure", "GET /metadata/{job_id}", "POST /recordings_in_time_range",
    ];

    [Fact]
    public async Task Description_OfAFullInstallation_HasEveryRouteOfTheContract()
    {
        var emulator = shared.Emulator;

        Operations(await DescribeAsync(emulator)).Should().BeEquivalentTo(
            [.. _everywhere, "GET /sensors", "GET /get_recordings_timeline", "DELETE /job/{job_id}"]);
    }

    [Fact]
    public async Task Description_OfAnInstallationWithoutSomeRoutes_LacksThem()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { OptionalRoutes = false });

        Operations(await DescribeAsync(emulator)).Should().BeEquivalentTo(_everywhere);
    }

    [Theory]
    [InlineData("/ack", "get", "200")]
    [InlineData("/channels", "get", "200")]
    [InlineData("/sensors", "get", "200")]
    [InlineData("/live_metadata", "get", "200")]
    [InlineData("/configure", "post", "200 404 413 422 503")]
    [InlineData("/metadata/{job_id}", "get", "200 404")]
    [InlineData("/job/{job_id}", "delete", "200 404")]
    [InlineData("/recordings_in_time_range", "post", "200 413 422")]
    [InlineData("/get_recordings_timeline", "get", "200")]
    public async Task Description_OfARoute_HasItsStatuses(string path, string method, string statuses)
    {
        var emulator = shared.Emulator;

        var operation = (await DescribeAsync(emulator))["paths"]![path]![method]!;

        operation["responses"]!.AsObject().Select(answer => answer.Key).Should().Equal(statuses.Split(' '));
        operation["summary"]!.GetValue<string>().Should().EndWith(".");
    }

    [Fact]
    public async Task Description_OfConfigure_TakesTheViewAsEitherKindAndNumbersAsNumbers()
    {
        var emulator = shared.Emulator;

        var schemas = (await DescribeAsync(emulator))["components"]!["schemas"]!;

        var fields = schemas["ConfigureRequest"]!["properties"]!;
        fields["view_type"]!["oneOf"]!.ToJsonString().Should().Be("""[{"enum":["0","1","2"],"type":"string"},{"enum":[0,1,2],"type":"integer"}]""");
        fields["nfftSelection"]!["type"]!.ToJsonString().Should().Be("""["null","integer"]""");
        schemas["JobResponse"]!["properties"]!["stream_port"]!["type"]!.ToJsonString().Should().Be("\"integer\"");
        schemas["JobResponse"]!["properties"]!["lines_dt"]!["type"]!.ToJsonString().Should().Be("\"number\"");
    }

    [Fact]
    public async Task Description_UnderBothPrefixes_IsTheSameAndNamesBoth()
    {
        var emulator = shared.Emulator;

        var (one, other) = (await DescribeAsync(emulator), await DescribeAsync(emulator, "focus-server/"));

        JsonNode.DeepEquals(one, other).Should().BeTrue();
        one["servers"]!.AsArray().Select(server => server!["url"]!.GetValue<string>()).Should().Equal("/", "/focus-server");
    }

    /// <summary>Checks every answer against its schema.</summary>
    [Theory]
    [InlineData("GET", "/ack", "ack", null, 200)]
    [InlineData("GET", "/channels", "channels", null, 200)]
    [InlineData("GET", "/sensors", "sensors", null, 200)]
    [InlineData("GET", "/live_metadata", "live_metadata", null, 200)]
    [InlineData("POST", "/configure", "configure", EmulatorUnderTest.LiveJob, 200)]
    [InlineData("POST", "/configure", "configure", Waterfall, 200)]
    [InlineData("POST", "/configure", "configure", HistoricWaterfall, 404)]
    [InlineData("POST", "/configure", "configure", "{}", 422)]
    [InlineData("POST", "/configure", "configure", TooLarge, 413)]
    [InlineData("POST", "/recordings_in_time_range", "recordings_in_time_range", """{"start_time":0,"end_time":9}""", 200)]
    [InlineData("POST", "/recordings_in_time_range", "recordings_in_time_range", "{}", 422)]
    [InlineData("POST", "/recordings_in_time_range", "recordings_in_time_range", TooLarge, 413)]
    [InlineData("GET", "/metadata/{job_id}", "metadata/1-1", null, 200)]
    [InlineData("GET", "/metadata/{job_id}", "metadata/9-9", null, 404)]
    [InlineData("DELETE", "/job/{job_id}", "job/1-1", null, 200)]
    [InlineData("DELETE", "/job/{job_id}", "job/9-9", null, 404)]
    public async Task Answer_OfARoute_IsAsDescribed(string method, string path, string url, string? body, int status)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { DeleteSupported = true, Recordings = [new Recording(5, null)] });
        await emulator.ConfigureAsync();

        await CheckAsync(emulator, method, path, url, body, status);
    }

    [Theory]
    [InlineData(MistakeAnswer.Detail)]
    [InlineData(MistakeAnswer.Error)]
    public async Task Answer_OfAnOlderInstallation_IsAsDescribed(MistakeAnswer mistakes)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = mistakes, StreamPortAsText = true });

        await CheckAsync(emulator, "POST", "/configure", "configure", "{}", 400);
        await CheckAsync(emulator, "POST", "/configure", "configure", EmulatorUnderTest.LiveJob, 200);
    }

    [Fact]
    public async Task Answer_OfAServerThatRefusesLittle_IsAsDescribed()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = MistakeAnswer.ServerError, MetadataNested = true });

        await CheckAsync(emulator, "POST", "/configure", "configure", "{}", 500);
        await CheckAsync(emulator, "POST", "/configure", "configure", EmulatorUnderTest.LiveJob, 200);
    }

    [Fact]
    public async Task Answer_OfAServerThatRefusesNothing_IsAsDescribed()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Mistakes = MistakeAnswer.None });

        await CheckAsync(emulator, "POST", "/configure", "configure", "{}", 200);
        await CheckAsync(emulator, "POST", "/recordings_in_time_range", "recordings_in_time_range", "{}", 200);
    }

    [Fact]
    public async Task Answer_WithWrappedRecordings_IsAsDescribed()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { RecordingsWrapped = true, Recordings = [new Recording(5, 6)] });

        await CheckAsync(emulator, "POST", "/recordings_in_time_range", "recordings_in_time_range", """{"start_time":0,"end_time":9}""", 200);
    }

    [Fact]
    public async Task Answer_ForWantOfCapacity_IsAsDescribed()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { MaxWindows = 1 });
        await emulator.ConfigureAsync();

        await CheckAsync(emulator, "POST", "/configure", "configure", EmulatorUnderTest.LiveJob, 503);
    }

    [Fact]
    public async Task Description_WhereATokenIsNeeded_SaysSo()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Token = "secret" });
        var description = await DescribeAsync(emulator);

        await CheckAsync(emulator, "GET", "/ack", "ack", null, 401);

        description["security"]!.ToJsonString().Should().Be("""[{"token":[]}]""");
        description["components"]!["securitySchemes"]!["token"]!.ToJsonString().Should().Be("""{"type":"http","scheme":"bearer"}""");
        description.ToJsonString().Should().NotContain("secret");
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("focus-server/docs")]
    public async Task Docs_Page_NeedsNothingFromElsewhere(string route)
    {
        var emulator = shared.Emulator;

        using var response = await emulator.Http.GetAsync(route).WaitAsync(EmulatorUnderTest.Bound);
        var page = await response.Content.ReadAsStringAsync();

        response.Content.Headers.ContentType.Should().Be(MediaTypeHeaderValue.Parse("text/html; charset=utf-8"));
        page.Should().Contain("fetch('openapi.json')").And.NotContain("://").And.NotContain("src=");
    }

    private static async Task<JsonNode> DescribeAsync(EmulatorUnderTest emulator, string prefix = "") =>
        JsonNode.Parse(await emulator.Http.GetStringAsync(prefix + "openapi.json").WaitAsync(EmulatorUnderTest.Bound))!;

    private static IEnumerable<string> Operations(JsonNode description) =>
        from path in description["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select $"{method.Key.ToUpperInvariant()} {path.Key}";

    private static async Task CheckAsync(EmulatorUnderTest emulator, string method, string path, string url, string? body, int status)
    {
        var description = await DescribeAsync(emulator);
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        request.Content = body is null ? null : new StringContent(body == TooLarge ? new string(' ', 70_000) : body, Encoding.UTF8, "application/json");

        using var response = await emulator.Http.SendAsync(request).WaitAsync(EmulatorUnderTest.Bound);

        ((int)response.StatusCode).Should().Be(status);
        var content = description["paths"]![path]![method.ToLowerInvariant()]!["responses"]![$"{status}"]!["content"]!;
        var schema = content[response.Content.Headers.ContentType!.MediaType!]!["schema"]!;
        JsonSchemaCheck.FindMistakes(JsonNode.Parse(await response.Content.ReadAsStringAsync()), schema, description).Should().BeEmpty();
    }
}
