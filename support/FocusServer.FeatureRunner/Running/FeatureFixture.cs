using Reqnroll;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Runs the scenarios of a feature; the feature starts with the first of them and ends after the last.</summary>
public abstract class FeatureFixture : IAsyncLifetime
{
    private readonly Lazy<RunnableFeature> _feature;

    /// <summary>Prepares a feature; its file is read when the first scenario runs.</summary>
    /// <param name="uri">The path of the feature file relative to the project; the name of its resource in the test assembly.</param>
    /// <param name="language">The language of the file, unless its first line names another.</param>
    protected FeatureFixture(string uri, string language) =>
        _feature = new(() => RunnableFeature.Read(GetType().Assembly, uri, language));

    /// <summary>Runs a scenario.</summary>
    /// <param name="pickle">The index of its pickle among those of the file, from 0.</param>
    /// <param name="output">The output of the test.</param>
    /// <returns>A task that completes with the scenario.</returns>
    /// <exception cref="SkipException">The scenario asked to be skipped.</exception>
    /// <exception cref="ReqnrollException">A hook before the feature failed; the inner exception says how.</exception>
    public async Task RunAsync(int pickle, ITestOutputHelper output)
    {
        var feature = _feature.Value;
        var runner = TestRunnerManager.GetTestRunnerForAssembly(GetType().Assembly, featureHint: feature.Info);
        try
        {
            await StartFeatureAsync(runner, feature.Info);
            await feature.RunScenarioAsync(pickle, runner, output);
        }
        finally
        {
            TestRunnerManager.ReleaseTestRunner(runner);
        }
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() =>
        _feature.IsValueCreated ? TestRunnerManager.ReleaseFeatureAsync(_feature.Value.Info, GetType().Assembly) : Task.CompletedTask;

    private static async Task StartFeatureAsync(ITestRunner runner, FeatureInfo feature)
    {
        if (runner.FeatureContext is { } other && !other.FeatureInfo.Equals(feature))
        {
            await runner.OnFeatureEndAsync();
        }

        if (runner.FeatureContext is null)
        {
            await runner.OnFeatureStartAsync(feature);
        }
        else if (runner.FeatureContext.BeforeFeatureHookError is { } error)
        {
            throw new ReqnrollException($"A hook before the feature failed: {error.Message}", error);
        }
    }
}
