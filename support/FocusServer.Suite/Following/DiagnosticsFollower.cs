using System.Runtime.CompilerServices;
using FocusServer.Diagnostics;
using FocusServer.Diagnostics.Kubernetes;
using FocusServer.Diagnostics.MongoDb;
using FocusServer.Diagnostics.OpenMetrics;
using FocusServer.Diagnostics.RabbitMq;
using FocusServer.Evidence.Events;
using FocusServer.Load.Running;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Settings;

namespace FocusServer.Suite.Following;

/// <summary>Takes along what is beside the server: its cluster, its message broker, its database, its own metrics.</summary>
internal sealed class DiagnosticsFollower : IRunFollower
{
    private readonly RunDiagnostics _diagnostics;
    private readonly Witness _witness;

    private DiagnosticsFollower(DiagnosticsOptions options, Witness witness)
    {
        _witness = witness;
        _diagnostics = new RunDiagnostics(options, witness.Note, SuiteClock.RealTime);
        witness.ConcludeAsync = _diagnostics.ConcludeAsync;
    }

    /// <inheritdoc/>
    public string Name => "what is taken along beside the server";

    /// <summary>Begins to look, where the settings name something.</summary>
    public static IRunFollower? Start(FollowedRun run) => run is { Settings.Diagnostics: { } plan, Witness: { } witness } ? Start(plan, witness) : null;

    /// <inheritdoc/>
    public ValueTask OnAsync(RunEvent runEvent)
    {
        if (runEvent is JobChanged { Job.JobId: { } id })
        {
            _diagnostics.Know(id);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _witness.ConcludeAsync = () => Task.CompletedTask;
        return _diagnostics.DisposeAsync();
    }

    // Apart, so that nothing of the clients is loaded for a run that needs none.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DiagnosticsFollower Start(DiagnosticsPlan plan, Witness witness) => new(
        new DiagnosticsOptions
        {
            Kubernetes = plan.Namespace is { } name ? new KubernetesOptions { Namespace = name, KubeConfig = plan.KubeConfig, Context = plan.Context } : null,
            RabbitMq = plan.RabbitMq is { } rabbit ? new RabbitMqOptions(rabbit) : null,
            MongoDb = plan.MongoDb is { } mongo ? new MongoDbOptions(mongo) : null,
            Metrics = plan.Metrics is { } metrics ? new OpenMetricsOptions(new Uri(metrics), plan.MetricNames) : null,
        },
        witness);
}
