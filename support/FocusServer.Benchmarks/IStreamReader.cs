namespace FocusServer.Benchmarks;

/// <summary>A way to read all streams of many jobs, whose costs are to be compared with those of another way.</summary>
internal interface IStreamReader : IAsyncDisposable
{
    /// <summary>Creates jobs and returns when all of their streams are being read.</summary>
    Task OpenAsync(int jobs, CancellationToken cancellationToken);

    /// <summary>Takes what came since the last call.</summary>
    ValueTask<ReaderTake> TakeAsync();
}
