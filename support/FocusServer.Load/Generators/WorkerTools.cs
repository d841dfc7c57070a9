using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Load.Generators;

/// <summary>The tools of a load generator for one run. Disposing it ends all of it.</summary>
/// <param name="client">Speaks to the server.</param>
/// <param name="monitor">Watches the generator; null for none.</param>
/// <param name="observers">Are told what happens to its jobs, its journal first.</param>
/// <param name="end">Is disposed last.</param>
public sealed class WorkerTools(IFocusServerClient client, IGeneratorMonitor? monitor, IReadOnlyList<IRunObserver> observers, Func<ValueTask>? end = null) : IAsyncDisposable
{
    /// <summary>Speaks to the server.</summary>
    public IFocusServerClient Client => client;

    /// <summary>Watches the generator; null for none.</summary>
    public IGeneratorMonitor? Monitor => monitor;

    /// <summary>Are told what happens to its jobs, its journal first.</summary>
    public IReadOnlyList<IRunObserver> Observers => observers;

    /// <summary>The self-test of the machine; null when there was none.</summary>
    public SelfTestResult? SelfTest { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (monitor?.DisposeAsync() ?? ValueTask.CompletedTask);
        client.Dispose();
        await (end?.Invoke() ?? ValueTask.CompletedTask);
    }
}
