using FocusServer.Cluster;

namespace FocusServer.Suite.Generators;

/// <summary>The load generators on other machines that a run waits for.</summary>
/// <param name="Expect">The number of them.</param>
/// <param name="Cluster">The cluster that they have joined.</param>
/// <param name="Wait">The longest that they are waited for.</param>
/// <param name="ByCapacity">True for shares by what each machine reads in its self-test; false for equal ones.</param>
public sealed record GeneratorPlan(int Expect, GeneratorClusterOptions Cluster, TimeSpan Wait, bool ByCapacity);
