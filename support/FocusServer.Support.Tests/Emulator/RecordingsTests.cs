using System.Net;
using System.Net.Http.Json;
using System.Text;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class RecordingsTests
{
    private static readonly Recording[] _recordings = [new(5000, null), new(1000, 2000), new(3000, 4000)];

    [Theory]
    [InlineData(0, 9000, "[[1000,2000],[3000,4000],[5000,-1]]")]
    [InlineData(1500, 1501, "[[1000,2000]]")]
    [InlineData(1999, 3001, "[[1000,2000],[3000,4000]]")]
    [InlineData(2000, 3000, "[]")]
    [InlineData(4500, 4294967295, "[[5000,-1]]")]
    [InlineData(0, 1000, "[]")]
    public async Task Recordings_InARange_AreThoseThatShareSomeOfIt(long start, long end, string expected)
    {
        await using var bare = await StartAsync(wrapped: false);
        await using var wrapped = await StartAsync(wrapped: true);

        (await AskAsync(bare, start, end)).Should().Be(expected);
        (await AskAsync(wrapped, start, end)).Should().Be($$"""{"recordings":{{expected}}}""");
    }

    [Fact]
    public async Task Recordings_StillRecorded_ReachToNowAndNoFarther()
    {
        await using var emulator = await StartAsync(wrapped: false);
        var now = emulator.Time.GetUtcNow().ToUnixTimeSeconds();

        (await AskAsync(emulator, now - 10, now)).Should().Be("[[5000,-1]]");
        (await AskAsync(emulator, now, now + 10)).Should().Be("[]");
    }

    [Theory]
    [InlineData("", "body: missing")]
    [InlineData("[1,2]", "body: dict_type")]
    [InlineData("{", "body: json_invalid")]
    [InlineData("{}", "body.start_time: missing", "body.end_time: missing")]
    [InlineData("""{"start_time":1}""", "body.end_time: missing")]
    [InlineData("""{"start_time":null,"end_time":2}""", "body.start_time: missing")]
    [InlineData("""{"start_time":"now","end_time":2.5}""", "body.start_time: int_type", "body.end_time: int_type")]
    [InlineData("""{"start_time":-1,"end_time":99999999999}""", "body.start_time: greater_than_equal", "body.end_time: less_than_equal")]
    [InlineData("""{"start_time":2,"end_time":2}""", "body.end_time: value_error")]
    public async Task Recordings_OfARangeThatIsNone_AreRefused(string body, params string[] mistakes)
    {
        await using var emulator = await StartAsync(wrapped: false);

        using var response = await PostAsync(emulator, "recordings_in_time_range", body);

        response.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var refusal = await response.Content.ReadFromJsonAsync<ValidationResponse>();
        refusal!.Detail.Select(mistake => $"{string.Join('.', mistake.Location)}: {mistake.Type}").Should().Equal(mistakes);
    }

    [Fact]
    public async Task Timeline_OfRecordings_IsAPageWithABarForEach()
    {
        await using var emulator = await StartAsync(wrapped: false);

        using var response = await emulator.Http.GetAsync("get_recordings_timeline").WaitAsync(EmulatorUnderTest.Bound);
        var page = await response.Content.ReadAsStringAsync();

        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        page.Split("<rect").Should().HaveCount(4);
        page.Should().Contain("<tr><td>1970-01-01 00:16:40Z</td><td>1970-01-01 00:33:20Z</td></tr>").And.Contain("<td>still recording</td>");
    }

    [Fact]
    public async Task Timeline_WithoutRecordings_SaysSo()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        (await emulator.Http.GetStringAsync("focus-server/get_recordings_timeline").WaitAsync(EmulatorUnderTest.Bound)).Should().Contain("There are no recordings.");
    }

    private static Task<EmulatorUnderTest> StartAsync(bool wrapped) =>
        EmulatorUnderTest.StartAsync(options => options with { Recordings = _recordings, RecordingsWrapped = wrapped });

    private static async Task<string> AskAsync(EmulatorUnderTest emulator, long start, long end)
    {
        using var response = await PostAsync(emulator, "focus-server/recordings_in_time_range", FormattableString.Invariant($$"""{"start_time":{{start}},"end_time":{{end}}}"""));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }

    private static Task<HttpResponseMessage> PostAsync(EmulatorUnderTest emulator, string route, string body) =>
        emulator.Http.PostAsync(route, new StringContent(body, Encoding.UTF8, "application/json")).WaitAsync(EmulatorUnderTest.Bound);
}
