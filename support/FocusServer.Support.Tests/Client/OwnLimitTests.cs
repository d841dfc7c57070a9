using FluentAssertions;
using FocusServer.Client;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

/// <summary>Checks that this client's own limits are named, and not blamed on the server.</summary>
public sealed class OwnLimitTests
{
    [Theory]
    [InlineData(1, "the server allows 1 stream on a connection, the job has 3")]
    [InlineData(2, "the server allows 2 streams on a connection, the job has 3")]
    public async Task WaitUntilReachable_TooFewStreamsOnAConnection_SaysSo(int allowed, string expected)
    {
        await using var pod = await PodServer.StartAsync(static (_, rows, cancel) => rows.WriteAsync(PodServer.Rows(0), cancel), streamsPerConnection: allowed);
        using var client = Create(new Uri("http://127.0.0.1/"));
        await using var connection = client.Connect(ReachabilityTests.JobAt(pod.Url));

        var failure = await FailureOf(() => connection.WaitUntilReachableAsync(CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.BeyondClient);
        failure.Message.Should().Contain("job 7-1729").And.Contain(expected);
        pod.Calls.Should().BeEmpty();
        pod.Connections.Should().ContainSingle();
    }

    [Fact]
    public async Task Read_AsManyStreamsAsAConnectionAllows_AreRead()
    {
        await using var pod = await PodServer.StartAsync(static (_, rows, cancel) => rows.WriteAsync(PodServer.Rows(0), cancel), streamsPerConnection: 3);
        using var client = Create(new Uri("http://127.0.0.1/"));
        await using var connection = client.Connect(ReachabilityTests.JobAt(pod.Url));

        await connection.WaitUntilReachableAsync(CancellationToken.None).WaitAsync(Bound);
        var streams = await Task.WhenAll(Enumerable.Range(0, 3).Select(stream => connection.ReadAsync(stream, CancellationToken.None).ReadAllAsync())).WaitAsync(Bound);

        streams.Should().AllSatisfy(rows => rows.Should().ContainSingle());
        pod.Connections.Should().ContainSingle("the streams share the connection that was waited for");
    }

    [Fact]
    public async Task Read_MessageLargerThanIsTaken_SaysSo()
    {
        var huge = PodServer.Rows(0, values: (50 * 1024 * 1024 / sizeof(float)) + 1);
        await using var pod = await PodServer.StartAsync((_, rows, cancel) => rows.WriteAsync(huge, cancel));
        using var client = Create(new Uri("http://127.0.0.1/"));
        await using var connection = client.Connect(ReachabilityTests.JobAt(pod.Url));
        await connection.WaitUntilReachableAsync(CancellationToken.None).WaitAsync(Bound);

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Kind.Should().Be(FocusServerErrorKind.BeyondClient);
        failure.Message.Should().Contain("Stream 0 of job 7-1729").And.Contain("a message larger than the 50 MiB that this suite takes");
    }

    [Fact]
    public async Task GetChannels_HeadersLargerThanAreTaken_SaysSo()
    {
        var headers = string.Concat(Enumerable.Range(0, 40).Select(number => $"X-{number}: {new string('x', 2000)}\r\n"));
        await using var server = new RawServer(_ => $"HTTP/1.1 200 OK\r\n{headers}Content-Length: 2\r\n\r\n{{}}");
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.BeyondClient);
        failure.Message.Should().Contain("more than this suite takes").And.NotContain("xxx");
    }

    [Fact]
    public async Task Configure_BodyLargerThanIsTaken_SaysSoAndMayHaveMadeAJob()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, new string(' ', (16 * 1024 * 1024) + 1));

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.BeyondClient);
        failure.Message.Should().Contain("a body larger than the 16 MiB that this suite takes");
        failure.MayHaveCreatedJob.Should().BeTrue();
    }
}
