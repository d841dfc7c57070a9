namespace FocusServer.Cluster;

/// <summary>The load generators of all silos, by the address of each.</summary>
internal sealed class GeneratorServices(IServiceProvider services) : Orleans.Runtime.Services.GrainServiceClient<IGeneratorService>(services)
{
    /// <summary>Gets the one of a silo, and of no other that may take the silo's place.</summary>
    public IGeneratorService Of(SiloAddress silo) => GetGrainService(silo);
}
