using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Streaming;

/// <summary>Serves the streams of a job, as the job's pod does on a real server.</summary>
internal sealed partial class DataStreamPod(EmulatorOptions options, FaultBoard board, EventLog log, ScenarioTime time, ILogger<DataStreamPod> logger)
{
    private const int Http2InternalError = 2;

    public async Task StreamDataAsync(StreamDataRequest request, IServerStreamWriter<RowFrame> writer, ServerCallContext call)
    {
        var job = call.GetHttpContext().Features.GetRequiredFeature<Job>();
        if (request.StreamId < 0 || request.StreamId >= job.Layout.Streams.Count)
        {
            throw new RpcException(new Status(
                StatusCode.InvalidArgument, $"stream_id is {request.StreamId}; allowed is 0 to {job.Layout.Streams.Count - 1}."));
        }

        if (job.IsServingNotYet)
        {
            call.Status = new Status(StatusCode.Unavailable, "The pod does not serve yet.");
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, job.Gone);
        var turns = job.Traffic.AddReader(request.StreamId, job.Rows.NextRow);
        var end = $"Stream {request.StreamId} of job {job.Id} failed.";
        try
        {
            await call.WriteResponseHeadersAsync(Metadata.Empty);
            var fate = await SendRowsAsync(job, request.StreamId, turns, writer, ended.Token, call.CancellationToken);
            if (fate == RowFate.Over)
            {
                await Task.Delay(options.HistoricSilence, time.Provider, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (!ended.IsCancellationRequested)
            {
                job.Complete(request.StreamId);
            }

            switch (fate)
            {
                case RowFate.End:
                    return;
                case RowFate.Over when !ended.IsCancellationRequested:
                    end = GoAwayCoordinator.CancelledText;
                    call.GetHttpContext().Features.GetRequiredFeature<GoAwayCoordinator>().CancelAll();
                    break;
                case RowFate.Reset:
                    call.GetHttpContext().Features.GetRequiredFeature<IHttpResetFeature>().Reset(Http2InternalError);
                    return;
            }
        }
        catch (Exception left) when (left is OperationCanceledException or IOException || call.CancellationToken.IsCancellationRequested)
        {
            // The reader disconnected in the middle of a row.
        }
        catch (Exception failure)
        {
            LogFailure(logger, job.Id, request.StreamId, failure);
            throw new RpcException(new Status(StatusCode.Internal, $"Stream {request.StreamId} of job {job.Id} failed."));
        }
        finally
        {
            job.Traffic.RemoveReader(request.StreamId);
        }

        // Set as a status rather than thrown: when a server stops, thousands of streams end at once.
        call.Status = new Status(StatusCode.Unavailable, job.Gone.IsCancellationRequested ? $"Job {job.Id} is gone." : end);
    }

    [LoggerMessage(1, LogLevel.Error, "Stream {StreamId} of job {JobId} failed.")]
    private static partial void LogFailure(ILogger logger, string jobId, int streamId, Exception failure);

    // Ended, the stream stops before its next row; left, it stops within a row, because the reader has disconnected.
    private async Task<RowFate> SendRowsAsync(
        Job job, int streamId, RowTurns turns, IServerStreamWriter<RowFrame> writer, CancellationToken ended, CancellationToken left)
    {
        var channels = job.Layout.Streams[streamId];
        var signal = new TestSignal(job.Layout.Frequencies.Count);
        var faults = new StreamFaults(board, log, time, job, streamId);
        var row = turns.Take();
        for (; await job.Rows.WaitForAsync(row, ended); row = turns.Take())
        {
            var fate = await faults.StrikeAsync(row, ended);
            if (fate == RowFate.Send)
            {
                var frame = RowFrame.Create(channels, signal, row, job.Rows.EpochMilliseconds(row), isRecorded: job.Layout.Recording is not null);
                await job.Traffic.TrackAsync(streamId, row, writer.WriteAsync(faults.Spoil(frame, row), left));
            }
            else if (fate != RowFate.Skip)
            {
                return fate;
            }

            // The rows of a recording are all due: where a reader has left, sending them waits for nothing, and would keep the thread that is to notice.
            if (job.Layout.Recording is not null)
            {
                await Task.Yield();
            }
        }

        return !job.Rows.IsOver(row) ? RowFate.Fail : options.HistoricCompletes ? RowFate.End : RowFate.Over;
    }
}
