namespace FocusServer.Load.Generators;

/// <summary>The load generators that a run is given, on other machines.</summary>
/// <param name="Generators">Each, as it introduced itself; at least one.</param>
/// <param name="Assignment">The assignment of each of them; its epoch is above that of every one of them.</param>
public sealed record GeneratorFleet(IReadOnlyList<FoundGenerator> Generators, Assignment Assignment)
{
    /// <summary>True for shares by what each machine read in its self-test; false (default) for equal ones.</summary>
    public bool ByCapacity { get; init; }
}

/// <summary>A load generator that was found.</summary>
/// <param name="Identity">Its name, version and place.</param>
/// <param name="Generator">The way to it.</param>
public sealed record FoundGenerator(GeneratorIdentity Identity, IGenerator Generator);
