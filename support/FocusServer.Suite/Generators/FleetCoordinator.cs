using System.Globalization;
using System.Reflection;
using FocusServer.Client;
using FocusServer.Cluster;
using FocusServer.Evidence;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Generators;
using FocusServer.Load.Jobs;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Runs;

namespace FocusServer.Suite.Generators;

/// <summary>Finds the load generators on other machines, and says what each of them is to do. Nothing else of the suite knows how they are reached.</summary>
/// <param name="plan">What is expected.</param>
/// <param name="server">The server, and how it is reached.</param>
/// <param name="selfTest">The length of their self-test.</param>
/// <param name="show">Shows a line.</param>
public sealed class FleetCoordinator(GeneratorPlan plan, FocusServerClientOptions server, TimeSpan selfTest, Action<string> show) : IAsyncDisposable
{
    private static readonly string _version = typeof(IGenerator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private readonly GeneratorCluster _cluster = new(plan.Cluster, line => show($"   ⚠️  {line}"), SuiteClock.RealTime);

    /// <summary>Waits for the load generators.</summary>
    /// <param name="ramp">The ramp that they are to share.</param>
    /// <param name="runId">The name of the run.</param>
    /// <param name="pool">The times of the jobs.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CannotStartException">They are too few, or one of them cannot be used; nothing was asked of the server.</exception>
    public async Task<GeneratorFleet> FindAsync(RampOptions ramp, string runId, JobPoolOptions pool, CancellationToken cancellationToken)
    {
        show(string.Create(CultureInfo.InvariantCulture, $"🛰️  Waiting for {plan.Expect} load generators in the cluster {plan.Cluster}, for up to {Figures.Setting(plan.Wait)}..."));
        try
        {
            var found = await _cluster.FindAsync(plan.Expect, plan.Wait, cancellationToken);
            var unusable = found.Select(generator => FindObstacle(generator.Identity)).OfType<string>().ToList();
            return unusable.Count > 0 ? throw new CannotStartException(string.Join(' ', unusable)) : new GeneratorFleet(found, Assign(ramp, runId, pool, found)) { ByCapacity = plan.ByCapacity };
        }
        catch (GeneratorsException e)
        {
            throw new CannotStartException(e.Message);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private static string? FindObstacle(GeneratorIdentity generator) =>
        generator.Version != _version ? $"Load generator {generator.Name} has version {generator.Version}, and this suite {_version}: they must be the same."
        : generator.BusyWith is { } run ? $"Load generator {generator.Name} is busy with run {run}: wait for its end."
        : null;

    // A clock that went back must not make an epoch that was there before.
    private Assignment Assign(RampOptions ramp, string runId, JobPoolOptions pool, IReadOnlyList<FoundGenerator> found) => new()
    {
        RunId = runId,
        Epoch = Math.Max(SuiteClock.RealTime.GetUtcNow().ToUnixTimeMilliseconds(), found.Max(generator => generator.Identity.LastEpoch) + 1),
        Version = _version,
        Server = server,
        Shape = ramp.Shape,
        MostJobs = plan.ByCapacity ? ramp.MaxJobs : (ramp.MaxJobs + found.Count - 1) / found.Count,
        SelfTest = selfTest,
        ReadyTimeout = pool.ReadyTimeout,
        CloseTimeout = pool.CloseTimeout,
        MinStall = pool.MinStall,
    };
}
