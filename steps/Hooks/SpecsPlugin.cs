using FocusServer.Evidence.Judging;
using FocusServer.Specs.Drivers;
using FocusServer.Specs.Hooks;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Runs;
using Reqnroll.Analytics;
using Reqnroll.EnvironmentAccess;
using Reqnroll.Formatters;
using Reqnroll.Formatters.Configuration;
using Reqnroll.Formatters.PayloadProcessing;
using Reqnroll.Infrastructure;
using Reqnroll.Plugins;
using Reqnroll.UnitTestProvider;

[assembly: RuntimePlugin(typeof(SpecsPlugin))]

namespace FocusServer.Specs.Hooks;

/// <summary>Changes what Reqnroll does otherwise: it sends no telemetry, it runs once at a time in a clone, its messages survive a killed process, a dry run never passes, a known failure is skipped, and criteria have a media type.</summary>
public sealed class SpecsPlugin : IRuntimePlugin
{
    private const string DryRun = "A dry run (REQNROLL_DRY_RUN) found one definition for each step, and did nothing.";

    // One for the process, which holds it to its end. Before Reqnroll opens its messages: those may be another run's.
    private static readonly Lazy<RunLock> _lock = new(() =>
        RunLock.Take(RunFolder.Artifacts(), Starters.Owner(Starters.From(Environment.GetEnvironmentVariable(Starters.Variable))), SuiteClock.RealTime.GetUtcNow()));

    /// <inheritdoc/>
    /// <exception cref="CannotStartException">Another run of this clone is under way.</exception>
    public void Initialize(
        RuntimePluginEvents runtimePluginEvents, RuntimePluginParameters runtimePluginParameters, UnitTestProviderConfiguration unitTestProviderConfiguration)
    {
        _ = _lock.Value;
        FileExtensionToMimeTypeMap.ExtensionToMimeType.TryAdd(JudgedCriteria.Extension, Criterion.MediaType);
        runtimePluginEvents.RegisterGlobalDependencies += (_, args) =>
        {
            args.ObjectContainer.RegisterTypeAs<NoTelemetry, IEnvironmentReqnrollTelemetryChecker>();
            args.ObjectContainer.RegisterTypeAs<UnbufferedMessageFormatter, ICucumberMessageFormatter>("message");
        };
        runtimePluginEvents.CustomizeTestThreadDependencies += (_, args) =>
            args.ObjectContainer.RegisterFactoryAs<ITestExecutionEngine>(container => KnownFailureEngine.Before(container.Resolve<TestExecutionEngine>()));
        runtimePluginEvents.CustomizeGlobalDependencies += (_, args) =>
        {
            if (args.ObjectContainer.Resolve<IEnvironmentOptions>().IsDryRun)
            {
                // Its messages would call every step passed.
                args.ObjectContainer.RegisterTypeAs<FormattersForcedDisabledOverrideProvider, IFormattersConfigurationDisableOverrideProvider>();
                args.ObjectContainer.Resolve<RuntimePluginTestExecutionLifecycleEvents>().AfterScenario +=
                    (_, scenario) => Skip.If(scenario.ObjectContainer.Resolve<ScenarioContext>().ScenarioExecutionStatus == ScenarioExecutionStatus.OK, DryRun);
            }
        };
    }

    private sealed class NoTelemetry : IEnvironmentReqnrollTelemetryChecker
    {
        public bool IsReqnrollTelemetryEnabled() => false;
    }
}
