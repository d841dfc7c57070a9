using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class ConfigureRefusalTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Multi = EmulatorUnderTest.LiveJob;
    private const string Single = """
        {"displayTimeAxisDuration":300,"nfftSelection":1024,"displayInfo":{"height":600},"channels":{"min":7,"max":7},
         "frequencyRange":{"min":0,"max":500},"view_type":"1"}
        """;

    private const string Waterfall = """{"displayInfo":{"height":600},"channels":{"min":1,"max":50},"view_type":"2"}""";

    /// <summary>A valid body, the field that is changed, to what (null: taken away), and where the one mistake is and of which kind.</summary>
    [Theory]
    [InlineData(Multi, "view_type", null, "view_type", "missing")]
    [InlineData(Multi, "view_type", "null", "view_type", "missing")]
    [InlineData(Multi, "view_type", "3", "view_type", "enum")]
    [InlineData(Multi, "view_type", "\"waterfall\"", "view_type", "enum")]
    [InlineData(Multi, "view_type", "[0]", "view_type", "enum")]
    [InlineData(Multi, "view_type", "true", "view_type", "enum")]
    [InlineData(Multi, "displayInfo", null, "displayInfo", "missing")]
    [InlineData(Multi, "displayInfo", "600", "displayInfo", "dict_type")]
    [InlineData(Multi, "displayInfo.height", null, "displayInfo.height", "missing")]
    [InlineData(Multi, "displayInfo.height", "0", "displayInfo.height", "greater_than_equal")]
    [InlineData(Multi, "displayInfo.height", "\"tall\"", "displayInfo.height", "int_type")]
    [InlineData(Multi, "channels", null, "channels", "missing")]
    [InlineData(Multi, "channels", "[1,50]", "channels", "dict_type")]
    [InlineData(Multi, "channels.min", null, "channels.min", "missing")]
    [InlineData(Multi, "channels.max", null, "channels.max", "missing")]
    [InlineData(Multi, "channels.max", "null", "channels.max", "missing")]
    [InlineData(Multi, "channels.min", "0", "channels.min", "greater_than_equal")]
    [InlineData(Multi, "channels.min", "-1", "channels.min", "greater_than_equal")]
    [InlineData(Multi, "channels.max", "2338", "channels.max", "less_than_equal")]
    [InlineData(Multi, "channels.max", "1e300", "channels.max", "int_type")]
    [InlineData(Multi, "channels.max", "99999999999999999999", "channels.max", "less_than_equal")]
    [InlineData(Multi, "channels.max", "2223", "channels", "value_error")]
    [InlineData(Multi, "channels.min", "51", "channels.max", "value_error")]
    [InlineData(Multi, "channels.min", "1.5", "channels.min", "int_type")]
    [InlineData(Multi, "channels.min", "\"1\"", "channels.min", "int_type")]
    [InlineData(Multi, "channels.min", "true", "channels.min", "int_type")]
    [InlineData(Multi, "nfftSelection", null, "nfftSelection", "missing")]
    [InlineData(Multi, "nfftSelection", "null", "nfftSelection", "missing")]
    [InlineData(Multi, "nfftSelection", "1000", "nfftSelection", "value_error")]
    [InlineData(Multi, "nfftSelection", "64", "nfftSelection", "greater_than_equal")]
    [InlineData(Multi, "nfftSelection", "4096", "nfftSelection", "less_than_equal")]
    [InlineData(Multi, "nfftSelection", "\"1024\"", "nfftSelection", "int_type")]
    [InlineData(Multi, "displayTimeAxisDuration", null, "displayTimeAxisDuration", "missing")]
    [InlineData(Multi, "displayTimeAxisDuration", "0", "displayTimeAxisDuration", "greater_than_equal")]
    [InlineData(Multi, "displayTimeAxisDuration", "2.5", "displayTimeAxisDuration", "int_type")]
    [InlineData(Multi, "frequencyRange", null, "frequencyRange", "missing")]
    [InlineData(Multi, "frequencyRange", "500", "frequencyRange", "dict_type")]
    [InlineData(Multi, "frequencyRange.min", null, "frequencyRange.min", "missing")]
    [InlineData(Multi, "frequencyRange.max", null, "frequencyRange.max", "missing")]
    [InlineData(Multi, "frequencyRange.min", "-1", "frequencyRange.min", "greater_than_equal")]
    [InlineData(Multi, "frequencyRange.min", "500", "frequencyRange.max", "value_error")]
    [InlineData(Multi, "frequencyRange.min", "600", "frequencyRange.max", "value_error")]
    [InlineData(Multi, "frequencyRange.max", "1001", "frequencyRange.max", "less_than_equal")]
    [InlineData(Multi, "frequencyRange.max", "499.5", "frequencyRange.max", "int_type")]
    [InlineData(Multi, "start_time", "1700000000", "end_time", "missing")]
    [InlineData(Multi, "end_time", "1700000000", "start_time", "missing")]
    [InlineData(Single, "channels.max", "8", "channels", "value_error")]
    [InlineData(Single, "nfftSelection", "131072", "nfftSelection", "less_than_equal")]
    [InlineData(Single, "nfftSelection", "64", "nfftSelection", "greater_than_equal")]
    [InlineData(Waterfall, "frequencyRange", """{"min":0,"max":500}""", "frequencyRange", "extra_forbidden")]
    [InlineData(Waterfall, "displayTimeAxisDuration", "10", "displayTimeAxisDuration", "extra_forbidden")]
    [InlineData(Waterfall, "nfftSelection", "1024", "nfftSelection", "less_than_equal")]
    [InlineData(Waterfall, "nfftSelection", "\"1\"", "nfftSelection", "int_type")]
    [InlineData(Multi, "view_type", "\"\"", "view_type", "enum")]
    [InlineData(Multi, "view_type", "\"00\"", "view_type", "enum")]
    [InlineData(Multi, "view_type", "-1", "view_type", "enum")]
    [InlineData(Multi, "view_type", "0.5", "view_type", "enum")]
    [InlineData(Multi, "view_type", "{}", "view_type", "enum")]
    [InlineData(Multi, "displayInfo", "null", "displayInfo", "missing")]
    [InlineData(Multi, "displayInfo", "[]", "displayInfo", "dict_type")]
    [InlineData(Multi, "displayInfo.height", "null", "displayInfo.height", "missing")]
    [InlineData(Multi, "displayInfo.height", "1.5", "displayInfo.height", "int_type")]
    [InlineData(Multi, "displayInfo.height", "2147483648", "displayInfo.height", "less_than_equal")]
    [InlineData(Multi, "channels", "null", "channels", "missing")]
    [InlineData(Multi, "channels", "\"1-50\"", "channels", "dict_type")]
    [InlineData(Multi, "channels.max", "[50]", "channels.max", "int_type")]
    [InlineData(Multi, "nfftSelection", "0", "nfftSelection", "greater_than_equal")]
    [InlineData(Multi, "nfftSelection", "1024.5", "nfftSelection", "int_type")]
    [InlineData(Multi, "displayTimeAxisDuration", "null", "displayTimeAxisDuration", "missing")]
    [InlineData(Multi, "displayTimeAxisDuration", "\"10\"", "displayTimeAxisDuration", "int_type")]
    [InlineData(Multi, "frequencyRange", "null", "frequencyRange", "missing")]
    [InlineData(Multi, "frequencyRange.max", "0", "frequencyRange.max", "value_error")]
    [InlineData(Multi, "frequencyRange.max", "\"500\"", "frequencyRange.max", "int_type")]
    [InlineData(Single, "nfftSelection", null, "nfftSelection", "missing")]
    [InlineData(Single, "nfftSelection", "1000", "nfftSelection", "value_error")]
    [InlineData(Single, "displayTimeAxisDuration", null, "displayTimeAxisDuration", "missing")]
    [InlineData(Single, "frequencyRange", null, "frequencyRange", "missing")]
    [InlineData(Single, "frequencyRange.max", "1001", "frequencyRange.max", "less_than_equal")]
    [InlineData(Single, "channels.max", "6", "channels.max", "value_error")]
    [InlineData(Waterfall, "displayInfo", null, "displayInfo", "missing")]
    [InlineData(Waterfall, "channels", null, "channels", "missing")]
    [InlineData(Waterfall, "channels.max", "2223", "channels", "value_error")]
    [InlineData(Waterfall, "channels.max", "2338", "channels.max", "less_than_equal")]
    [InlineData(Waterfall, "nfftSelection", "0", "nfftSelection", "greater_than_equal")]
    [InlineData(Waterfall, "frequencyRange", "7", "frequencyRange", "extra_forbidden")]
    public async Task Configure_WithOneMistake_NamesIt(string body, string field, string? value, string where, string kind)
    {
        var emulator = shared.Emulator;

        var mistakes = await RefuseAsync(emulator, Change(body, field, value));

        mistakes.Should().Equal($"body.{where}: {kind}");
    }

    [Fact]
    public async Task Configure_SingleChannelViewOfTooManyChannels_NamesBothMistakes()
    {
        var emulator = shared.Emulator;

        var mistakes = await RefuseAsync(emulator, Change(Change(Single, "channels.min", "1"), "channels.max", "2300"));

        mistakes.Should().Equal("body.channels: value_error", "body.channels: value_error");
    }

    [Theory]
    [InlineData(128, 1, 2)]
    [InlineData(128, 16, 31)]
    [InlineData(256, 1, 7)]
    public async Task Configure_RangeWithoutAFrequency_IsRefused(int nfft, int min, int max)
    {
        var emulator = shared.Emulator;

        var mistakes = await RefuseAsync(emulator, Change(Change(Multi, "nfftSelection", $"{nfft}"), "frequencyRange", $$"""{"min":{{min}},"max":{{max}}}"""));

        mistakes.Should().Equal("body.frequencyRange: value_error");
    }

    [Theory]
    [InlineData("5", "5", "body.end_time: value_error")]
    [InlineData("6", "5", "body.end_time: value_error")]
    [InlineData("-1", "5", "body.start_time: greater_than_equal")]
    [InlineData("5", "4294967296", "body.end_time: less_than_equal")]
    [InlineData("1.5", "5", "body.start_time: int_type")]
    [InlineData("5", "\"6\"", "body.end_time: int_type")]
    [InlineData("\"now\"", "true", "body.start_time: int_type", "body.end_time: int_type")]
    public async Task Configure_TimesThatAreNoRange_NamesThem(string start, string end, params string[] expected)
    {
        var emulator = shared.Emulator;

        var mistakes = await RefuseAsync(emulator, Change(Change(Multi, "start_time", start), "end_time", end));

        mistakes.Should().Equal(expected);
    }

    [Theory]
    [InlineData("view_type", "7", "Input should be '0', '1' or '2'")]
    [InlineData("channels.max", "2338", "Input should be less than or equal to 2337")]
    [InlineData("channels.min", "51", "max should be greater than or equal to min")]
    [InlineData("nfftSelection", "1000", "Input should be a power of two")]
    [InlineData("frequencyRange.max", null, "Field required")]
    [InlineData("displayInfo.height", "\"x\"", "Input should be a valid integer")]
    public async Task Configure_WithOneMistake_SaysWhatIsAllowed(string field, string? value, string message)
    {
        var emulator = shared.Emulator;

        using var response = await emulator.PostAsync(Change(Multi, field, value));

        var mistakes = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!.AsArray();
        mistakes.Should().ContainSingle().Which!["msg"]!.GetValue<string>().Should().Be(message);
        mistakes[0]!.AsObject().Select(entry => entry.Key).Should().Equal("loc", "msg", "type");
    }

    [Theory]
    [InlineData("{\"view_type\":\"\\u0030\"", 0)]
    [InlineData("{\"view_type\":\"1\",\"view_type\":0", 0)]
    public async Task Configure_JsonWrittenOtherwise_MeansTheSame(string beginning, int view)
    {
        var emulator = shared.Emulator;

        var job = await emulator.ConfigureAsync(beginning + "," + Change(Multi, "view_type", null)[1..]);

        job.ViewType.Should().Be(view);
    }

    [Theory]
    [InlineData(Waterfall, "frequencyRange", "null")]
    [InlineData(Waterfall, "displayTimeAxisDuration", "null")]
    [InlineData(Waterfall, "nfftSelection", "null")]
    [InlineData(Multi, "channels.max", "50.0")]
    [InlineData(Multi, "channels.max", "2222")]
    [InlineData(Multi, "frequencyRange.max", "1000")]
    [InlineData(Multi, "more", "[1,2]")]
    [InlineData(Single, "nfftSelection", "65536")]
    public async Task Configure_AtTheEdgeOfWhatIsAllowed_MakesAJob(string body, string field, string value)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        (await emulator.ConfigureAsync(Change(body, field, value))).JobId.Should().Be("1-1");
    }

    [Fact]
    public async Task Configure_WithManyMistakes_HasOneEntryForEach()
    {
        var emulator = shared.Emulator;

        var mistakes = await RefuseAsync(emulator, """
            {"nfftSelection":100,"displayInfo":{"height":"x"},"channels":{"min":0},"frequencyRange":{"min":9,"max":5},"start_time":"now","view_type":0}
            """);

        mistakes.Should().BeEquivalentTo(
            "body.displayInfo.height: int_type",
            "body.channels.min: greater_than_equal",
            "body.channels.max: missing",
            "body.displayTimeAxisDuration: missing",
            "body.nfftSelection: greater_than_equal",
            "body.frequencyRange.max: value_error",
            "body.start_time: int_type",
            "body.end_time: missing");
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("  ", "missing")]
    [InlineData("{", "json_invalid")]
    [InlineData("<html>", "json_invalid")]
    [InlineData("""{"view_type":NaN}""", "json_invalid")]
    [InlineData("""{"\ud800":1}""", "json_invalid")]
    [InlineData("""{"more":["\udc00"]}""", "json_invalid")]
    [InlineData("\"{}\"", "dict_type")]
    [InlineData("[]", "dict_type")]
    [InlineData("null", "dict_type")]
    [InlineData("7", "dict_type")]
    public async Task Configure_BodyThatIsNoObject_NamesTheBody(string body, string kind)
    {
        var emulator = shared.Emulator;

        (await RefuseAsync(emulator, body)).Should().Equal($"body: {kind}");
    }

    [Theory]
    [InlineData("configure", false)]
    [InlineData("configure", true)]
    [InlineData("focus-server/recordings_in_time_range", false)]
    [InlineData("focus-server/recordings_in_time_range", true)]
    public async Task Body_OverTheLimit_IsTooLarge(string route, bool isLengthUnknown)
    {
        var emulator = shared.Emulator;
        using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = new StringContent(new string(' ', 70_000) + Multi) };
        request.Headers.TransferEncodingChunked = isLengthUnknown;

        using var response = await emulator.Http.SendAsync(request).WaitAsync(EmulatorUnderTest.Bound);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).Should().Be("""{"detail":"Payload Too Large"}""");
    }

    [Fact]
    public async Task Configure_Refused_TakesNoWindow()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { MaxWindows = 1 });
        await RefuseAsync(emulator, "{}");

        (await emulator.ConfigureAsync()).JobId.Should().Be("1-1");
    }

    private static async Task<IEnumerable<string>> RefuseAsync(EmulatorUnderTest emulator, string body)
    {
        using var response = await emulator.PostAsync(body);
        response.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var refusal = await response.Content.ReadFromJsonAsync<ValidationResponse>();
        refusal!.Detail.Should().OnlyContain(mistake => mistake.Message.Length > 0);
        return refusal.Detail.Select(mistake => $"{string.Join('.', mistake.Location)}: {mistake.Type}");
    }

    private static string Change(string body, string field, string? value)
    {
        var root = JsonNode.Parse(body)!.AsObject();
        var path = field.Split('.');
        var parent = path.Length == 1 ? root : root[path[0]]!.AsObject();
        parent.Remove(path[^1]);
        if (value is not null)
        {
            parent[path[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
