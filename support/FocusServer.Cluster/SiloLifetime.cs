using Microsoft.Extensions.Hosting;

namespace FocusServer.Cluster;

/// <summary>The lifetime of a silo that others start and stop. The usual one would take Ctrl-C away from the process that it lives in.</summary>
internal sealed class SiloLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
