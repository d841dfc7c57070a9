using FluentAssertions;
using FocusServer.Client;
using FocusServer.Contracts.Streaming;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

public sealed class StreamTests : IDisposable
{
    private readonly FocusServerClient _client = Create(new Uri("http://127.0.0.1/"));

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Read_ServerEndsTheCall_EndsWithoutError()
    {
        await using var pod = await PodServer.StartAsync(static async (stream, rows, cancel) =>
        {
            await rows.WriteAsync(PodServer.Rows(10, rows: 2), cancel);
            await rows.WriteAsync(PodServer.Rows(0, rows: 0), cancel);
            await rows.WriteAsync(PodServer.Rows(12 + stream), cancel);
        });
        await using var connection = Connect(pod.Url);

        var rows = await connection.ReadAsync(1, CancellationToken.None).ReadAllAsync();

        rows.Select(row => (row.StreamId, row.Rows, row.FirstRowIndex, row.LastRowIndex)).Should().Equal((1, 2, 10, 11), (1, 1, 13, 13));
    }

    [Fact]
    public async Task Read_MessageOf20Megabytes_Arrives()
    {
        await using var pod = await PodServer.StartAsync(static (_, rows, cancel) =>
            rows.WriteAsync(PodServer.Rows(0, rows: 20, values: 256 * 1024), cancel));
        await using var connection = Connect(pod.Url);

        var rows = await connection.ReadAsync(0, CancellationToken.None).ReadAllAsync();

        rows.Select(row => (row.StreamId, row.Rows, row.FirstRowIndex, row.LastRowIndex)).Should().Equal((0, 20, 0, 19));
    }

    [Fact]
    public async Task Read_AllStreamsOfAJob_ShareOneConnection()
    {
        var all = new TaskCompletionSource();
        var open = 0;
        await using var pod = await PodServer.StartAsync(async (stream, rows, cancel) =>
        {
            if (Interlocked.Increment(ref open) == 3)
            {
                all.SetResult();
            }

            await all.Task;
            await rows.WriteAsync(PodServer.Rows(stream), cancel);
        });
        await using var connection = Connect(pod.Url);
        await connection.WaitUntilReachableAsync(CancellationToken.None).WaitAsync(Bound);

        var rows = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(stream => connection.ReadAsync(stream, CancellationToken.None).ReadAllAsync())).WaitAsync(Bound);

        rows.Select(static stream => stream.Single().FirstRowIndex).Should().Equal(0, 1, 2);
        pod.Connections.Should().ContainSingle();
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument, FocusServerErrorKind.Rejected)]
    [InlineData(StatusCode.OutOfRange, FocusServerErrorKind.Rejected)]
    [InlineData(StatusCode.Unimplemented, FocusServerErrorKind.ContractBroken)]
    [InlineData(StatusCode.Unauthenticated, FocusServerErrorKind.Unauthorized)]
    [InlineData(StatusCode.Cancelled, FocusServerErrorKind.StreamLost)]
    [InlineData(StatusCode.Internal, FocusServerErrorKind.StreamLost)]
    [InlineData(StatusCode.Unavailable, FocusServerErrorKind.NotReady)]
    public async Task Read_RefusedAtOnce_SaysWhatKind(StatusCode status, FocusServerErrorKind kind)
    {
        await using var pod = await PodServer.StartAsync((_, _, _) => throw new RpcException(new Status(status, "no such stream")));
        await using var connection = Connect(pod.Url);

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Kind.Should().Be(kind);
        failure.Message.Should().Contain("Stream 0 of job 7-1729").And.Contain(status.ToString()).And.Contain("no such stream");
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.InvalidArgument)]
    public async Task Read_EndedWithErrorAfterRows_IsLost(StatusCode status)
    {
        await using var pod = await PodServer.StartAsync(async (_, rows, cancel) =>
        {
            await rows.WriteAsync(PodServer.Rows(0), cancel);
            throw new RpcException(new Status(status, "evicted"));
        });
        await using var connection = Connect(pod.Url);

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Kind.Should().Be(FocusServerErrorKind.StreamLost);
        failure.Message.Should().Contain(status.ToString()).And.Contain("evicted");
    }

    [Theory]
    [InlineData("connection cut", "Unavailable")]
    [InlineData("pod shut down", "Unavailable")]
    [InlineData("stream reset", "Cancelled")]
    public async Task Read_ServerEndsItsSide_IsLost(string how, string status)
    {
        var first = new TaskCompletionSource();
        await using var pod = await PodServer.StartAsync(static (_, rows, cancel) => SendAndHoldAsync(rows, cancel));
        await using var connection = Connect(pod.Url);

        var failure = FailureOf(() => ReadAsync(connection, first));
        await first.Task.WaitAsync(Bound);
        await EndAsync(pod, how).WaitAsync(Bound);

        var lost = await failure.WaitAsync(Bound);
        lost.Kind.Should().Be(FocusServerErrorKind.StreamLost);
        lost.Message.Should().Contain("was ended by the server's side").And.Contain(status);
    }

    [Fact]
    public async Task Read_GoAwayBeforeAnyAnswer_IsUnreachable()
    {
        const string Settings = "\0\0\0\x04\0\0\0\0\0";
        const string GoAwayFromStream0 = "\0\0\x08\x07\0\0\0\0\0" + "\0\0\0\0\0\0\0\0";
        await using var pod = new RawServer(static _ => Settings + GoAwayFromStream0) { ClosesAfterAnswer = true };
        await using var connection = Connect(pod.Url);

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Kind.Should().Be(FocusServerErrorKind.Unreachable, failure.ToString());
    }

    [Fact]
    public async Task Read_NobodyListens_IsUnreachable()
    {
        await using var connection = Connect(new Uri($"http://127.0.0.1:{TransportTests.FreePort()}"));

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Kind.Should().Be(FocusServerErrorKind.Unreachable);
        failure.Message.Should().Contain("could not be reached").And.Contain("Connection refused");
    }

    [Fact]
    public async Task Read_MessageLargerThanWeTake_IsOurLimit()
    {
        await using var pod = await PodServer.StartAsync(static (_, rows, cancel) => rows.WriteAsync(PodServer.Rows(0, values: 14_000_000), cancel));
        await using var connection = Connect(pod.Url);

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Kind.Should().Be(FocusServerErrorKind.BeyondClient);
        failure.Message.Should().Contain("a message larger than the 50 MiB that this suite takes");
    }

    [Fact]
    public async Task Read_WrongShape_BreaksContract()
    {
        await using var pod = await PodServer.StartAsync(static (_, rows, cancel) =>
        {
            var message = PodServer.Rows(0);
            message.DataShapeX = 5_000;
            return rows.WriteAsync(message, cancel);
        });
        await using var connection = Connect(pod.Url);

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
    }

    [Fact]
    public async Task Read_CallerCancels_ClosesTheStreamAndLeavesTheOthers()
    {
        var first = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var pod = await PodServer.StartAsync(async (stream, rows, cancel) =>
        {
            if (stream == 1)
            {
                await rows.WriteAsync(PodServer.Rows(0), CancellationToken.None);
            }
            else
            {
                await SendAndHoldAsync(rows, cancel, ended);
            }
        });
        await using var connection = Connect(pod.Url);
        using var cancel = new CancellationTokenSource();

        var reading = ReadAsync(connection, first, cancel.Token);
        await first.Task.WaitAsync(Bound);
        await cancel.CancelAsync();

        var cancelled = await reading.Awaiting(task => task.WaitAsync(Bound)).Should().ThrowAsync<OperationCanceledException>();
        cancelled.Which.CancellationToken.Should().Be(cancel.Token);
        await ended.Task.WaitAsync(Bound);
        (await connection.ReadAsync(1, CancellationToken.None).ReadAllAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Dispose_StreamsOpen_ClosesThemOnTheServerToo()
    {
        var first = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var pod = await PodServer.StartAsync((_, rows, cancel) => SendAndHoldAsync(rows, cancel, ended));
        var connection = Connect(pod.Url);

        var reading = ReadAsync(connection, first);
        await first.Task.WaitAsync(Bound);
        await connection.DisposeAsync();
        await connection.DisposeAsync();

        await reading.Awaiting(task => task.WaitAsync(Bound)).Should().ThrowAsync<OperationCanceledException>();
        await ended.Task.WaitAsync(Bound);
        await connection.Awaiting(static c => c.ReadAsync(0, CancellationToken.None).ReadAllAsync())
            .Should().ThrowAsync<ObjectDisposedException>();
    }

    private static Task EndAsync(PodServer pod, string how)
    {
        const int Cancel = 8;
        switch (how)
        {
            case "connection cut":
                pod.Connections.Single().Abort(new ConnectionAbortedException("The test cuts it."));
                return Task.CompletedTask;
            case "stream reset":
                pod.Calls.Single().Features.GetRequiredFeature<IHttpResetFeature>().Reset(Cancel);
                return Task.CompletedTask;
            default:
                return pod.ShutDownAsync();
        }
    }

    private static async Task SendAndHoldAsync(
        IServerStreamWriter<DataStream> rows, CancellationToken cancel, TaskCompletionSource? ended = null)
    {
        await rows.WriteAsync(PodServer.Rows(0), cancel);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, new FakeTimeProvider(), cancel);
        }
        finally
        {
            ended?.TrySetResult();
        }
    }

    private static async Task ReadAsync(
        IJobConnection connection, TaskCompletionSource first, CancellationToken cancellationToken = default)
    {
        await foreach (var _ in connection.ReadAsync(0, cancellationToken))
        {
            first.TrySetResult();
        }
    }

    private IJobConnection Connect(Uri address) => _client.Connect(ReachabilityTests.JobAt(address));
}
