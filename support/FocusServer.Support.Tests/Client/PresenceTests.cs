using FluentAssertions;
using FocusServer.Client;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

public sealed class PresenceTests
{
    [Theory]
    [InlineData(404, """{"error":"Invalid job_id"}""", JobPresence.Gone)]
    [InlineData(404, """{"detail":"Invalid job_id"}""", JobPresence.Gone)]
    [InlineData(200, """{"error":"Invalid job_id"}""", JobPresence.Gone)]
    [InlineData(404, """{"error":"Unknown job 7-1729"}""", JobPresence.Gone)]
    [InlineData(200, Bodies.Job, JobPresence.Present)]
    public async Task FindJob_AnswerAboutTheJob_IsBelieved(int status, string body, JobPresence presence)
    {
        await using var server = await ScriptedServer.AnswerAsync(status, body);
        using var client = Create(server.Url);

        var found = await client.FindJobAsync("7-1729", CancellationToken.None).WaitAsync(Bound);

        found.Should().Be(presence);
        server.Requests.Should().Equal("GET /metadata/7-1729");
    }

    [Theory]
    [InlineData(404, """{"detail":"Not Found"}""", FocusServerErrorKind.ContractBroken)]
    [InlineData(404, "<html>404</html>", FocusServerErrorKind.ContractBroken)]
    [InlineData(404, "", FocusServerErrorKind.ContractBroken)]
    [InlineData(404, """{"detail":"upstream gone"}""", FocusServerErrorKind.ContractBroken)]
    [InlineData(200, """{"error":"Internal error: database not reachable"}""", FocusServerErrorKind.ContractBroken)]
    [InlineData(200, "{}", FocusServerErrorKind.ContractBroken)]
    [InlineData(200, "<html>login</html>", FocusServerErrorKind.ContractBroken)]
    [InlineData(200, """{"job_id":"7-17290"}""", FocusServerErrorKind.ContractBroken)]
    [InlineData(502, Bodies.ProxyPage, FocusServerErrorKind.GatewayFailed)]
    [InlineData(503, Bodies.WaitingForFiber, FocusServerErrorKind.WaitingForFiber)]
    public async Task FindJob_AnswerNotAboutTheJob_ProvesNothing(int status, string body, FocusServerErrorKind kind)
    {
        await using var server = await ScriptedServer.AnswerAsync(status, body);
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.FindJobAsync("7-1729", CancellationToken.None));

        failure.Kind.Should().Be(kind);
    }

    [Theory]
    [InlineData(404, """{"detail":"Not Found"}""", JobDeletion.NotSupported)]
    [InlineData(405, """{"detail":"Method Not Allowed"}""", JobDeletion.NotSupported)]
    [InlineData(200, """{"error":"Invalid job_id"}""", JobDeletion.NotSupported)]
    [InlineData(200, "{}", JobDeletion.Accepted)]
    [InlineData(204, "", JobDeletion.Accepted)]
    public async Task DeleteJob_AsServersVary_IsUnderstood(int status, string body, JobDeletion expected)
    {
        await using var server = await ScriptedServer.AnswerAsync(status, body);
        using var client = Create(server.Url);

        var deletion = await client.DeleteJobAsync("7-1729", CancellationToken.None).WaitAsync(Bound);

        deletion.Should().Be(expected);
        server.Requests.Should().Equal("DELETE /job/7-1729");
    }

    [Fact]
    public async Task DeleteJob_ServerError_IsNoAnswer()
    {
        await using var server = await ScriptedServer.AnswerAsync(500, "{}");
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.DeleteJobAsync("7-1729", CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.ServerError);
    }

    [Fact]
    public async Task FindJob_OddName_StaysOnePathSegment()
    {
        await using var server = await ScriptedServer.AnswerAsync(404, """{"error":"Invalid job_id"}""");
        using var client = Create(server.Url);

        await client.FindJobAsync("7/../?x", CancellationToken.None).WaitAsync(Bound);

        server.Requests.Should().Equal("GET /metadata/7%2F..%2F%3Fx");
    }
}
