namespace FocusServer.Client;

/// <summary>A connection to the pod of one job. Disposing it closes every stream.</summary>
public interface IJobConnection : IAsyncDisposable
{
    /// <summary>
    /// Waits until the pod answers or the caller cancels: tries at once, then again after 100 ms, doubling up to 400 ms.
    /// If cancelled, the inner exception says why the last attempt failed.
    /// </summary>
    /// <exception cref="FocusServerException">The pod answered, but does not speak the protocol, or allows too few streams on a connection.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the pod answered.</exception>
    Task WaitUntilReachableAsync(CancellationToken cancellationToken);

    /// <summary>Reads one stream, and ends without error if the server completes it. Messages without rows are skipped.</summary>
    /// <param name="streamId">0 … <see cref="JobDescription.StreamCount"/> - 1.</param>
    /// <param name="cancellationToken">
    /// Closes the stream; the enumeration then throws <see cref="OperationCanceledException"/>, as it does when the connection is disposed.
    /// </param>
    /// <exception cref="FocusServerException">The stream is not ready (then it may be read again), broke, ended with an error, or broke the contract.</exception>
    IAsyncEnumerable<RowArrival> ReadAsync(int streamId, CancellationToken cancellationToken);
}
