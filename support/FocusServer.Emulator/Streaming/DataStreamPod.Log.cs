using Microsoft.Extensions.Logging;

namespace FocusServer.Emulator.Streaming;

internal sealed partial class DataStreamPod
{
    [LoggerMessage(1, LogLevel.Error, "Stream {StreamId} of job {JobId} failed.")]
    private static partial void LogFailure(ILogger logger, string jobId, int streamId, Exception failure);
}
