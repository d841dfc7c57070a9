using FluentAssertions;
using FocusServer.Client;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

public sealed class RefusalTests
{
    private const string Mistake = """{"detail":[{"loc":["body","channels","max"],"msg":"too high","type":"value_error"}]}""";

    public static TheoryData<int, string, FocusServerErrorKind, string> Refusals => new()
    {
        { 422, Mistake, FocusServerErrorKind.Rejected, "body.channels.max: too high" },
        { 422, """{"detail":[{"loc":["body",0],"msg":"one"},{"msg":"two"}]}""", FocusServerErrorKind.Rejected, "body.0: one; two" },
        { 400, Bodies.Reason("detail", "nfftSelection missing"), FocusServerErrorKind.Rejected, "nfftSelection missing" },
        { 400, Bodies.Reason("error", "nfftSelection missing"), FocusServerErrorKind.Rejected, "nfftSelection missing" },
        { 404, Bodies.Reason("error", "No recording found in given time range"), FocusServerErrorKind.Rejected, "No recording found" },
        { 503, Bodies.WaitingForFiber, FocusServerErrorKind.WaitingForFiber, "System is waiting for fiber connection" },
        { 503, Bodies.Reason("error", "No windows left"), FocusServerErrorKind.NoCapacity, "No windows left" },
        { 500, "", FocusServerErrorKind.NoCapacity, "(nothing)" },
        { 500, """{"detail":"no GPU share"}""", FocusServerErrorKind.NoCapacity, "no GPU share" },
        { 401, Bodies.Reason("detail", "Not authenticated"), FocusServerErrorKind.Unauthorized, "Not authenticated" },
        { 403, "Forbidden", FocusServerErrorKind.Unauthorized, "Forbidden" },
        { 502, Bodies.ProxyPage, FocusServerErrorKind.ServerError, "<title>502 Bad Gateway</title>" },
        { 504, Bodies.ProxyPage, FocusServerErrorKind.ServerError, "504" },
        { 429, "[1,2]", FocusServerErrorKind.ServerError, "[1,2]" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Configure_Refused_SaysWhyAndWhatKind(int status, string body, FocusServerErrorKind kind, string reason)
    {
        await using var server = await ScriptedServer.AnswerAsync(status, body, "text/html; charset=no-such-charset");

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Kind.Should().Be(kind);
        failure.StatusCode.Should().Be(status);
        failure.Message.Should().Contain($"POST {server.Url}configure").And.Contain(reason).And.NotContain("\n");
        failure.MayHaveCreatedJob.Should().Be(status is 502 or 504);
        server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(500, FocusServerErrorKind.ServerError)]
    [InlineData(503, FocusServerErrorKind.ServerError)]
    [InlineData(404, FocusServerErrorKind.Rejected)]
    public async Task GetChannels_ErrorStatus_IsNoMatterOfCapacity(int status, FocusServerErrorKind kind)
    {
        await using var server = await ScriptedServer.AnswerAsync(status, "{}");
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Kind.Should().Be(kind);
    }

    [Fact]
    public async Task GetChannels_Redirect_IsNotFollowedButNamed()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect("/elsewhere/channels");
            return Task.CompletedTask;
        });
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.ServerError);
        failure.Message.Should().Contain("redirect to /elsewhere/channels");
        server.Requests.Should().Equal("GET /channels");
    }
}
