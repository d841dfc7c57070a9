using Microsoft.Extensions.Hosting;

namespace FocusServer.Emulator;

/// <summary>The server lives from start to dispose, and listens to no signals of the process.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
