namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// Watches the load generator itself, so that its own trouble is not put down to the server. On an embedded server generator and server
/// share one process, and the monitor cannot tell their load apart. Nothing is proven then.
/// </summary>
public interface IGeneratorMonitor : IAsyncDisposable
{
    /// <summary>Takes what was seen since the last call, or since the monitor began, and closes the open window.</summary>
    GeneratorMeasurement Take();
}
