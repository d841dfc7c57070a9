using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Contracts.Streaming;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace FocusServer.Benchmarks;

/// <summary>
/// A bare sink: the gRPC client with nothing around it. It opens one channel a job, as the engine does, and only counts messages, each of
/// which the emulator sends for one row.
/// </summary>
internal sealed class SinkReader(FocusServerClient client, ConfigureRequest request) : IStreamReader
{
    private const int JobsAtATime = 50;

    private static readonly object _row = new();

    // The generated client would copy the values of every row.
    private static readonly Method<StreamDataRequest, object> _streamData = new(
        MethodType.ServerStreaming,
        DataStreamService.Descriptor.FullName,
        "StreamData",
        Marshallers.Create(static sent => sent.ToByteArray(), StreamDataRequest.Parser.ParseFrom),
        Marshallers.Create<object>(static (_, _) => throw new NotSupportedException("A sink sends no rows."), static _ => _row));

    private readonly List<GrpcChannel> _channels = [];
    private readonly List<Task> _readers = [];
    private readonly CancellationTokenSource _enough = new();
    private long _rows;
    private int _live;

    public async Task OpenAsync(int jobs, CancellationToken cancellationToken)
    {
        for (var opened = 0; opened < jobs; opened += JobsAtATime)
        {
            var descriptions = await Task.WhenAll(
                Enumerable.Range(0, Math.Min(JobsAtATime, jobs - opened)).Select(_ => client.ConfigureAsync(request, cancellationToken)));
            await Task.WhenAll(descriptions.Select(OpenAsync));
        }
    }

    public ValueTask<ReaderTake> TakeAsync() => ValueTask.FromResult(new ReaderTake(Interlocked.Exchange(ref _rows, 0), Volatile.Read(ref _live)));

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_readers);
        _channels.ForEach(channel => channel.Dispose());
        _enough.Dispose();
    }

    private async Task OpenAsync(JobDescription job)
    {
        var channel = GrpcChannel.ForAddress(job.StreamAddress);
        _channels.Add(channel);
        var first = Enumerable.Range(0, job.StreamCount).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        _readers.AddRange(first.Select((came, stream) => ReadAsync(channel.CreateCallInvoker(), stream, came)));
        await Task.WhenAll(first.Select(came => came.Task));
    }

    private async Task ReadAsync(CallInvoker invoker, int stream, TaskCompletionSource first)
    {
        try
        {
            var options = new CallOptions(cancellationToken: _enough.Token).WithWaitForReady();
            using var call = invoker.AsyncServerStreamingCall(_streamData, host: null, options, new StreamDataRequest { StreamId = stream });
            if (await call.ResponseStream.MoveNext(_enough.Token))
            {
                Interlocked.Increment(ref _live);
                first.SetResult();
                while (await call.ResponseStream.MoveNext(_enough.Token))
                {
                    Interlocked.Increment(ref _rows);
                }

                Interlocked.Decrement(ref _live);
            }
        }
        catch (RpcException ended)
        {
            Interlocked.Decrement(ref _live);
            first.TrySetException(new IOException($"A stream of the bare sink ended: {ended.Status.Detail}"));
        }
    }
}
