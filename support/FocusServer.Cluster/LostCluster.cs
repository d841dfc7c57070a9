namespace FocusServer.Cluster;

/// <summary>
/// The end of a silo's membership in its cluster, which the others may decide on when it has not answered them. By default that ends the process at once,
/// without any cleanup.
/// </summary>
internal sealed class LostCluster : IFatalErrorHandler
{
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes, with the reason, when the silo is no member any more.</summary>
    public Task<string> Lost => _lost.Task;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception) => _lost.TrySetResult(exception?.Message ?? context ?? "it does not say why");
}
