using FocusServer.Load.Generators;
using Orleans.Services;

namespace FocusServer.Cluster;

/// <summary>
/// The load generator of one silo. A service stays with its silo: unlike a grain it is never activated elsewhere, so that the jobs of a machine that is
/// lost are lost, and not asked for once more by another.
/// </summary>
[Alias("generator")]
internal interface IGeneratorService : IGrainService
{
    /// <inheritdoc cref="IGenerator.IntroduceAsync"/>
    [Alias("introduce")]
    [ResponseTimeout("00:00:05")]
    Task<GeneratorIdentity> IntroduceAsync();

    /// <inheritdoc cref="IGenerator.AssignAsync"/>
    [Alias("assign")]
    [ResponseTimeout("00:00:40")]
    Task<AssignmentAnswer> AssignAsync(Assignment assignment);

    /// <inheritdoc cref="IGenerator.ExchangeAsync"/>
    [Alias("exchange")]
    [ResponseTimeout("00:00:05")]
    Task<GeneratorReport> ExchangeAsync(GeneratorCommand command);
}
