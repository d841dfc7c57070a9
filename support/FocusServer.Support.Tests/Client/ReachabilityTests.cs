using FluentAssertions;
using FocusServer.Client;
using Grpc.Core;
using Grpc.Health.V1;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

public sealed class ReachabilityTests
{
    [Fact]
    public async Task WaitUntilReachable_PodStartsLate_TriesInGrowingPausesAndThenReads()
    {
        var port = TransportTests.FreePort();
        var time = new PausingTime();
        using var client = Create(new Uri("http://127.0.0.1/"), time: time);
        await using var connection = client.Connect(JobAt(new Uri($"http://127.0.0.1:{port}")));

        var waiting = connection.WaitUntilReachableAsync(CancellationToken.None);
        var pauses = new List<double>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            pauses.Add((await time.PassPauseAsync()).TotalMilliseconds);
        }

        await time.NextPauseAsync();
        await using var pod = await PodServer.StartAsync(
            static (_, rows, cancel) => rows.WriteAsync(PodServer.Rows(0), cancel), port);
        time.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(Bound);

        pauses.Should().Equal(100, 200, 400, 400, 400, 400);
        var rows = await connection.ReadAsync(0, CancellationToken.None).ReadAllAsync();
        rows.Should().ContainSingle();
        pod.Connections.Should().ContainSingle("the stream is to use the connection that was waited for");
    }

    [Fact]
    public async Task WaitUntilReachable_ConnectionsTakenButReset_GoesOn()
    {
        await using var forwarder = new RawServer(static _ => null);
        var time = new PausingTime();
        using var client = Create(new Uri("http://127.0.0.1/"), time: time);
        await using var connection = client.Connect(JobAt(forwarder.Url));

        var waiting = connection.WaitUntilReachableAsync(CancellationToken.None);
        await time.PassPauseAsync();
        await time.PassPauseAsync();
        await time.NextPauseAsync();

        waiting.IsCompleted.Should().BeFalse();
        forwarder.Requests.Should().BeGreaterThanOrEqualTo(2);
        await connection.DisposeAsync();
        await waiting.Awaiting(task => task.WaitAsync(Bound)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task WaitUntilReachable_CallerCancels_EndsAtOnceAndSaysWhyItWaited()
    {
        var time = new PausingTime();
        using var cancel = new CancellationTokenSource();
        using var client = Create(new Uri("http://127.0.0.1/"), time: time);
        await using var connection = client.Connect(JobAt(new Uri($"http://127.0.0.1:{TransportTests.FreePort()}")));

        var waiting = connection.WaitUntilReachableAsync(cancel.Token);
        await time.NextPauseAsync();
        await cancel.CancelAsync();

        var cancelled = await waiting.Awaiting(task => task.WaitAsync(Bound)).Should().ThrowAsync<OperationCanceledException>();
        cancelled.Which.CancellationToken.Should().Be(cancel.Token);
        cancelled.Which.InnerException.Should().BeOfType<FocusServerException>()
            .Which.Message.Should().Contain("7-1729").And.Contain("Connection refused");
    }

    [Fact]
    public async Task WaitUntilReachable_SilentAttempt_IsGivenUpAndTriedAgain()
    {
        var asked = new SemaphoreSlim(0);
        await using var silent = new RawServer(_ =>
        {
            asked.Release();
            return "";
        });
        var time = new PausingTime();
        using var client = Create(new Uri("http://127.0.0.1/"), time: time);
        await using var connection = client.Connect(JobAt(silent.Url));

        var waiting = connection.WaitUntilReachableAsync(CancellationToken.None);
        (await asked.WaitAsync(Bound)).Should().BeTrue();
        time.Advance(TimeSpan.FromSeconds(10));

        (await time.NextPauseAsync()).Should().Be(TimeSpan.FromMilliseconds(100));
        waiting.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task WaitUntilReachable_WebServerWithoutHttp2_BreaksContract()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, "{}");

        var failure = await FailureOfWaitingAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
        failure.Message.Should().Contain("does not speak the protocol of streams");
    }

    [Fact]
    public async Task WaitUntilReachable_AnswerInHttp1_BreaksContract()
    {
        await using var server = new RawServer(static _ => RawServer.Response(400, "Bad Request"));

        var failure = await FailureOfWaitingAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
    }

    [Fact]
    public async Task Read_PodLostAfterItAnswered_IsNotConnectedToAgain()
    {
        var port = TransportTests.FreePort();
        using var client = Create(new Uri("http://127.0.0.1/"));
        await using var connection = client.Connect(JobAt(new Uri($"http://127.0.0.1:{port}")));
        await using (await PodServer.StartAsync(static (_, rows, cancel) => rows.WriteAsync(PodServer.Rows(0), cancel), port))
        {
            await connection.WaitUntilReachableAsync(CancellationToken.None).WaitAsync(Bound);
        }

        await using var stranger = await PodServer.StartAsync(static (_, rows, cancel) => rows.WriteAsync(PodServer.Rows(0), cancel), port);
        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Message.Should().Contain("the port may be another job's by now");
        stranger.Connections.Should().BeEmpty();
    }

    [Fact]
    public async Task Read_PodThatSaysItDoesNotServeYet_IsNotReady()
    {
        await using var pod = await PodServer.StartAsync(
            static (_, _, _) => throw new RpcException(new Status(StatusCode.FailedPrecondition, "warming up")), health: HealthCheckResponse.Types.ServingStatus.NotServing);
        using var client = Create(new Uri("http://127.0.0.1/"));
        await using var connection = client.Connect(JobAt(pod.Url));
        await connection.WaitUntilReachableAsync(CancellationToken.None).WaitAsync(Bound);

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Kind.Should().Be(FocusServerErrorKind.NotReady);
        failure.Message.Should().Contain("Stream 0 of job 7-1729").And.Contain("NOT_SERVING");
    }

    [Fact]
    public async Task Read_PodThatDoesNotSayThatItServesButDoes_IsRead()
    {
        await using var pod = await PodServer.StartAsync(
            static (_, rows, cancel) => rows.WriteAsync(PodServer.Rows(0), cancel), health: HealthCheckResponse.Types.ServingStatus.NotServing);
        using var client = Create(new Uri("http://127.0.0.1/"));
        await using var connection = client.Connect(JobAt(pod.Url));
        await connection.WaitUntilReachableAsync(CancellationToken.None).WaitAsync(Bound);

        (await connection.ReadAsync(0, CancellationToken.None).ReadAllAsync()).Should().ContainSingle();
    }

    private static async Task<FocusServerException> FailureOfWaitingAsync(Uri address)
    {
        var time = new PausingTime();
        using var client = Create(new Uri("http://127.0.0.1/"), time: time);
        await using var connection = client.Connect(JobAt(address));
        var waiting = connection.WaitUntilReachableAsync(CancellationToken.None);

        // An attempt can see the other protocol only if the right side closes first, so there may be more than one.
        var pause = time.PassPauseAsync();
        while (await Task.WhenAny(waiting, pause) == pause)
        {
            await pause;
            pause = time.PassPauseAsync();
        }

        // No pause comes any more, and that is no failure.
        _ = pause.ContinueWith(last => last.Exception, TaskScheduler.Default);
        return await FailureOf(() => waiting);
    }

    internal static JobDescription JobAt(Uri address) => new()
    {
        JobId = "7-1729",
        StreamAddress = address,
        StreamCount = 3,
        RowInterval = TimeSpan.FromSeconds(0.5),
    };
}
