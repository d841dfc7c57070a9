using System.Net.Security;
using System.Runtime.CompilerServices;
using FocusServer.Contracts.Streaming;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace FocusServer.Client.Streaming;

/// <summary>The connection to one job: a gRPC channel over an HTTP/2 connection of its own.</summary>
internal sealed class JobConnection : IJobConnection
{
    /// <summary>The largest message that is taken, in bytes.</summary>
    public const int LargestMessage = 50 * 1024 * 1024;
    private static readonly TimeSpan _shortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(400);

    // A packet filter may drop attempts until the pod is up: one lost attempt must not use up the whole wait.
    private static readonly TimeSpan _attemptLimit = TimeSpan.FromSeconds(10);

    private readonly JobDescription _job;
    private readonly TimeProvider _time;
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _invoker;

    // Never disposed: it has no timer, and readers may still link to it while the connection closes.
    private readonly CancellationTokenSource _closed = new();
    private volatile bool _answered;
    private volatile uint _streamLimit = uint.MaxValue;

    public JobConnection(JobDescription job, SslClientAuthenticationOptions tls, TimeProvider time)
    {
        _job = job;
        _time = time;
        _channel = GrpcChannel.ForAddress(job.StreamAddress, new GrpcChannelOptions
        {
            HttpHandler = PodHandler.Create(() => !_answered, limit => _streamLimit = limit, _attemptLimit, tls, time),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = LargestMessage,
        });
        _invoker = _channel.Intercept(AddTrace);
    }

    public async Task WaitUntilReachableAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed.IsCancellationRequested, this);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        FocusServerException? reason = null;
        try
        {
            for (var pause = _shortestPause; (reason = await AttemptAsync(closing.Token)) is not null; pause = Longer(pause))
            {
                await Task.Delay(pause, _time, closing.Token);
            }

            _answered = true;
            RequireRoomForStreams();
        }
        catch (Exception end) when (closing.IsCancellationRequested && end is OperationCanceledException or ObjectDisposedException)
        {
            var sentence = $"The wait for {Where} ended before it answered. {reason?.Message}";
            throw new OperationCanceledException(sentence, (Exception?)reason ?? end, cancellationToken);
        }
    }

    public async IAsyncEnumerable<RowArrival> ReadAsync(int streamId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed.IsCancellationRequested, this);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        var options = new CallOptions(cancellationToken: closing.Token);
        var request = new StreamDataRequest { StreamId = streamId };
        using var call = _invoker.AsyncServerStreamingCall(StreamMethod.Create(), host: null, options, request);

        // Awaited here, and not in a method of its own: such a method would take memory for every row.
        var received = false;
        while (true)
        {
            bool more;
            try
            {
                more = await call.ResponseStream.MoveNext(closing.Token);
            }
            catch (Exception end) when (IsOwnClosing(end, closing.Token))
            {
                throw new OperationCanceledException($"Stream {streamId} of {Where} was closed by this side.", end, cancellationToken);
            }
            catch (RpcException failure)
            {
                throw await ExplainAsync(failure, call, streamId, received, closing.Token);
            }

            if (!more)
            {
                break;
            }

            received = true;
            if (RowCheck.Read(streamId, call.ResponseStream.Current) is { } arrival)
            {
                yield return arrival;
            }
        }

        if (!received && await SaysNotServingAsync(closing.Token))
        {
            throw NotServing(streamId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Cancelling resets every stream on the wire; then the connection can be closed. Both are safe to repeat.
        await _closed.CancelAsync();
        _channel.Dispose();
    }

    private static Metadata AddTrace(Metadata headers)
    {
        TraceHeaders.Write(headers.Add);
        return headers;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < _longestPause ? pause * 2 : _longestPause;

    private string Where => $"job {_job.JobId} at {_job.StreamAddress}";

    // One connection carries all streams: over a second one, it might be another pod that answers.
    private void RequireRoomForStreams()
    {
        if (_streamLimit < _job.StreamCount)
        {
            var allowed = _streamLimit == 1 ? "1 stream" : FormattableString.Invariant($"{_streamLimit} streams");
            throw new FocusServerException(
                FocusServerErrorKind.BeyondClient,
                $"{Where} cannot be read by this suite: the server allows {allowed} on a connection, the job has {_job.StreamCount}, "
                    + "and the suite takes one connection a job");
        }
    }

    // Returns null once the pod has answered; throws for a pod that no waiting will mend.
    private async Task<FocusServerException?> AttemptAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_attemptLimit, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var failure = await PodProbe.AskAsync(_invoker, linked.Token);
        cancellationToken.ThrowIfCancellationRequested();
        if (failure is null)
        {
            return null;
        }

        var reason = StreamFailure.From(failure, Where, answered: false, received: false);
        return reason.Kind is FocusServerErrorKind.ContractBroken or FocusServerErrorKind.NotSent ? throw reason : reason;
    }

    private static bool IsOwnClosing(Exception end, CancellationToken closing) =>
        closing.IsCancellationRequested && end is RpcException or OperationCanceledException or ObjectDisposedException;

    private async Task<FocusServerException> ExplainAsync(
        RpcException failure, AsyncServerStreamingCall<StreamMessage> call, int streamId, bool received, CancellationToken closing) =>
        !received && await SaysNotServingAsync(closing)
            ? NotServing(streamId, failure)
            : StreamFailure.From(failure, $"Stream {streamId} of {Where}", call.ResponseHeadersAsync.IsCompletedSuccessfully, received);

    // Only over the connection that was waited for: the answer of another pod on its port would be worth nothing.
    private async Task<bool> SaysNotServingAsync(CancellationToken cancellationToken) =>
        _answered && await PodProbe.SaysNotServingAsync(_invoker, cancellationToken);

    private FocusServerException NotServing(int streamId, Exception? cause = null) =>
        new(FocusServerErrorKind.NotReady, $"Stream {streamId} of {Where} is not ready: its health service says NOT_SERVING", innerException: cause);
}
