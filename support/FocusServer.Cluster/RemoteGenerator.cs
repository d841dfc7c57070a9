using FocusServer.Load.Generators;

namespace FocusServer.Cluster;

/// <summary>A load generator on another machine. Whatever keeps an answer from coming is an <see cref="IOException"/>.</summary>
internal sealed class RemoteGenerator(string name, IGeneratorService service) : IGenerator
{
    public Task<GeneratorIdentity> IntroduceAsync(CancellationToken cancellationToken) => CallAsync(service.IntroduceAsync, cancellationToken);

    public Task<AssignmentAnswer> AssignAsync(Assignment assignment, CancellationToken cancellationToken) =>
        CallAsync(() => service.AssignAsync(assignment), cancellationToken);

    public Task<GeneratorReport> ExchangeAsync(GeneratorCommand command, CancellationToken cancellationToken) =>
        CallAsync(() => service.ExchangeAsync(command), cancellationToken);

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().WaitAsync(cancellationToken);
        }
#pragma warning disable CA1031 // Its users know nothing of what can happen between silos, only that a call can be lost
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw new IOException($"No answer came from the load generator {name}: {WarningLog.FirstLine(e.Message)}", e);
        }
    }
}
