using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Jobs;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace FocusServer.Emulator.Streaming;

/// <summary>What runs in the pod of a job: it sends the job's streams to whoever asks.</summary>
internal sealed partial class DataStreamPod(SignalTapes tapes, ILogger<DataStreamPod> logger)
{
    public async Task StreamDataAsync(StreamDataRequest request, IServerStreamWriter<DataStream> writer, ServerCallContext call)
    {
        var job = call.GetHttpContext().Features.GetRequiredFeature<Job>();
        if (request.StreamId < 0 || request.StreamId >= job.Layout.Streams.Count)
        {
            throw new RpcException(new Status(
                StatusCode.InvalidArgument, $"stream_id is {request.StreamId}; allowed is 0 to {job.Layout.Streams.Count - 1}."));
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, job.Gone);
        job.AddReader();
        try
        {
            var first = job.Rows.NextRow;
            await call.WriteResponseHeadersAsync(Metadata.Empty);
            await SendRowsAsync(job, request.StreamId, first, writer, ended.Token);
        }
        catch (Exception left) when (left is OperationCanceledException or IOException || call.CancellationToken.IsCancellationRequested)
        {
            // Broken off in the middle of a row.
        }
        catch (Exception failure)
        {
            LogFailure(logger, job.Id, request.StreamId, failure);
            throw new RpcException(new Status(StatusCode.Internal, $"Stream {request.StreamId} of job {job.Id} failed."));
        }
        finally
        {
            job.RemoveReader();
        }

        // By status, not by exception: when a server ends, thousands of streams do.
        call.Status = new Status(StatusCode.Unavailable, $"Job {job.Id} is gone.");
    }

    private async Task SendRowsAsync(
        Job job, int streamId, int first, IServerStreamWriter<DataStream> writer, CancellationToken cancellationToken)
    {
        var frequencies = job.Layout.Frequencies.Count;
        var tape = tapes.For(frequencies, job.Layout.Streams[0].Count);
        var message = new RowMessage(job.Layout.Streams[streamId], frequencies, job.Rows, tape);
        for (var row = first; await job.Rows.WaitForAsync(row, cancellationToken); row++)
        {
            await writer.WriteAsync(message.For(row), cancellationToken);
        }
    }
}
