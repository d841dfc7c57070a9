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
        { 500, "", FocusServerErrorKind.ServerError, "(nothing)" },
        { 503, """{"detail":"Service Unavailable"}""", FocusServerErrorKind.ServerError, "Service Unavailable" },
        { 503, Bodies.Reason("error", "Cannot proceed: Missing required fiber metadata fields: prr"), FocusServerErrorKind.WaitingForFiber, "fields: prr" },
        { 503, Bodies.Reason("error", "Could not connect to RabbitMQ"), FocusServerErrorKind.DependencyDown, "RabbitMQ" },
        { 500, Bodies.Reason("detail", "MongoDB: connection refused"), FocusServerErrorKind.DependencyDown, "a service that it depends on is down" },
        { 503, Bodies.Reason("error", "Kubernetes API unreachable"), FocusServerErrorKind.DependencyDown, "Kubernetes" },
        { 503, Bodies.Reason("error", "0/3 nodes are available: 3 Insufficient nvidia.com/gpu"), FocusServerErrorKind.NoCapacity, "Insufficient" },
        { 503, Bodies.Reason("message", "Too many requests, slow down"), FocusServerErrorKind.RateLimited, "slow down" },
        { 503, "<html><title>503 Service Temporarily Unavailable</title></html>", FocusServerErrorKind.GatewayFailed, "by a proxy before it" },
        { 200, Bodies.Reason("error", "No GPU capacity left"), FocusServerErrorKind.NoCapacity, "No GPU capacity left" },
        { 200, """{"detail":"Waiting for fiber","job_id":null}""", FocusServerErrorKind.WaitingForFiber, "Waiting for fiber" },
        { 201, Bodies.Reason("error", "something else"), FocusServerErrorKind.Rejected, "something else" },
        { 500, """{"detail":"no GPU share"}""", FocusServerErrorKind.NoCapacity, "no GPU share" },
        { 401, Bodies.Reason("detail", "Not authenticated"), FocusServerErrorKind.Unauthorized, "Not authenticated" },
        { 403, "Forbidden", FocusServerErrorKind.Unauthorized, "Forbidden" },
        { 502, Bodies.ProxyPage, FocusServerErrorKind.GatewayFailed, "<title>502 Bad Gateway</title>" },
        { 504, Bodies.ProxyPage, FocusServerErrorKind.GatewayFailed, "504" },
        { 429, "[1,2]", FocusServerErrorKind.RateLimited, "[1,2]" },
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
    [InlineData(429, FocusServerErrorKind.RateLimited)]
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
