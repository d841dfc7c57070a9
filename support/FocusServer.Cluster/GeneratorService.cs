using FocusServer.Load.Generators;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace FocusServer.Cluster;

/// <summary>Hands what arrives for a silo's load generator over to it. Calls do not wait for each other.</summary>
[Reentrant]
internal sealed class GeneratorService(IGenerator generator, GrainId id, Silo silo, ILoggerFactory logging)
    : GrainService(id, silo, logging), IGeneratorService
{
    public Task<GeneratorIdentity> IntroduceAsync() => OnThePoolAsync(generator.IntroduceAsync);

    public Task<AssignmentAnswer> AssignAsync(Assignment assignment) =>
        OnThePoolAsync(cancellationToken => generator.AssignAsync(assignment, cancellationToken));

    public Task<GeneratorReport> ExchangeAsync(GeneratorCommand command) =>
        OnThePoolAsync(cancellationToken => generator.ExchangeAsync(command, cancellationToken));

    // A service has a scheduler of its own that runs one thing at a time. Whatever a load generator begins in a call would stay on it.
    private static Task<T> OnThePoolAsync<T>(Func<CancellationToken, Task<T>> call) => Task.Run(() => call(CancellationToken.None));
}
