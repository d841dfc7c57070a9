using Xunit;
using Xunit.Abstractions;

namespace Reqnroll.StandIn.Running;

/// <summary>Starts a feature with the first of its scenarios that runs, and ends it after the last.</summary>
/// <param name="run">The run.</param>
/// <param name="uri">The path of the feature file as seen from the project.</param>
public abstract class FeatureFixture(TestRun run, string uri) : IAsyncLifetime
{
    private FeatureRun? _feature;

    /// <summary>Runs a scenario.</summary>
    /// <param name="pickle">Its place among the scenarios and example rows of the file, counted from 0.</param>
    /// <param name="output">The output of the test.</param>
    /// <returns>The end of the scenario.</returns>
    /// <exception cref="SkipException">The scenario asked to be skipped.</exception>
    /// <exception cref="Exception">What went wrong in a step or hook.</exception>
    public async Task RunAsync(int pickle, ITestOutputHelper output)
    {
        run.ThrowIfNotStarted();
        if (_feature is null)
        {
            _feature = new FeatureRun(run, uri);
            await _feature.StartAsync();
        }

        await _feature.RunScenarioAsync(pickle, output);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => _feature?.FinishAsync() ?? Task.CompletedTask;
}
