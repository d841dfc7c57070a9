namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// Watches the load generator itself, so that its own trouble is not put down to the server. On an embedded server generator and server share one process,
/// and the watch cannot tell their load apart; then neither can anybody else, and nothing is proven.
/// </summary>
public interface ISelfWatch : IAsyncDisposable
{
    /// <summary>What was seen since this was last asked, or since the watch began; the window that is open ends now.</summary>
    GeneratorMeasurement Take();
}
