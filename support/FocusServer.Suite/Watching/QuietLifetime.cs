using Microsoft.Extensions.Hosting;

namespace FocusServer.Suite.Watching;

/// <summary>Leaves the signals to the process, whose they are.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
