using System.Net;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class RouteTests
{
    [Theory]
    [InlineData("ack", "{}")]
    [InlineData("channels", """{"lowest_channel":1,"highest_channel":2337}""")]
    [InlineData("live_metadata", """{"dx":1.0213698148727417,"prr":2000.0,"fiber_start_meters":0,"fiber_length_meters":10000,"sw_version":"emulator","number_of_channels":2337,"fiber_description":"Emulated fibre"}""")]
    public async Task Get_UnderBothPrefixes_AnswersWordForWord(string route, string expected)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        var answers = new[] { await emulator.Http.GetStringAsync(route), await emulator.Http.GetStringAsync($"focus-server/{route}") };

        answers.Should().AllBe(expected);
    }

    [Theory]
    [InlineData("GET", "nothing", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("GET", "configure", HttpStatusCode.MethodNotAllowed, """{"detail":"Method Not Allowed"}""")]
    [InlineData("GET", "focus-server/focus-server/ack", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("DELETE", "focus-server/job/1-1", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("POST", "channels", HttpStatusCode.MethodNotAllowed, """{"detail":"Method Not Allowed"}""")]
    [InlineData("GET", "metadata/1-1", HttpStatusCode.NotFound, """{"error":"Invalid job_id"}""")]
    [InlineData("GET", "focus-server/metadata/none", HttpStatusCode.NotFound, """{"error":"Invalid job_id"}""")]
    [InlineData("DELETE", "job/1-1", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("POST", "metadata/1-1", HttpStatusCode.MethodNotAllowed, """{"detail":"Method Not Allowed"}""")]
    [InlineData("GET", "CHANNELS", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("GET", "Configure", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("POST", "Configure", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("GET", "FOCUS-SERVER/channels", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("GET", "focus-server/Metadata/1-1", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("GET", "metadata/ACK", HttpStatusCode.NotFound, """{"error":"Invalid job_id"}""")]
    [InlineData("GET", "pandadatastream.DataStreamService/StreamData", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    [InlineData("POST", "pandadatastream.DataStreamService/StreamData", HttpStatusCode.NotFound, """{"detail":"Not Found"}""")]
    public async Task Request_ThatLeadsNowhere_IsRefusedInTheContractsWords(string method, string route, HttpStatusCode status, string body)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        using var response = await emulator.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), route)).WaitAsync(EmulatorUnderTest.Bound);

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Be(body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("focus-server/")]
    public async Task Sensors_WhereTheyExist_AreNumberedFromZero(string prefix)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        var answer = await emulator.Http.GetStringAsync(prefix + "sensors").WaitAsync(EmulatorUnderTest.Bound);

        answer.Should().StartWith("""{"sensors":[0,1,2,""").And.EndWith(",2336]}");
    }

    [Theory]
    [InlineData("sensors")]
    [InlineData("get_recordings_timeline")]
    [InlineData("focus-server/sensors")]
    [InlineData("focus-server/get_recordings_timeline")]
    public async Task OptionalRoute_OfAnInstallationWithoutIt_IsNotFound(string route)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { OptionalRoutes = false });

        using var response = await emulator.Http.GetAsync(route).WaitAsync(EmulatorUnderTest.Bound);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).Should().Be("""{"detail":"Not Found"}""");
    }

    [Fact]
    public async Task Delete_WhereSupported_EndsTheJobAtOnce()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { DeleteSupported = true });
        var job = await emulator.StartJobAsync();

        using var first = await emulator.Http.DeleteAsync($"job/{job.JobId}").WaitAsync(EmulatorUnderTest.Bound);
        using var second = await emulator.Http.DeleteAsync($"job/{job.JobId}").WaitAsync(EmulatorUnderTest.Bound);

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        second.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
        (await EmulatorUnderTest.TakesConnectionsAsync(job.StreamPort)).Should().BeFalse();
    }

    [Fact]
    public async Task Delete_WhereNotSupported_LeavesTheJob()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.ConfigureAsync();

        using var response = await emulator.Http.DeleteAsync($"job/{job.JobId}").WaitAsync(EmulatorUnderTest.Bound);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);
    }
}
