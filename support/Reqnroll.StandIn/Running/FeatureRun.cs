using System.Globalization;
using Reqnroll.Bindings;
using Reqnroll.StandIn.Binding;
using Reqnroll.StandIn.Feature;
using Xunit.Abstractions;

namespace Reqnroll.StandIn.Running;

/// <summary>One feature in a run: its scenarios share its context, and its hooks run around them.</summary>
internal sealed class FeatureRun
{
    private readonly FeatureFile _file;
    private readonly ObjectContainer _container;
    private readonly OutputHelper _output;
    private IReadOnlyList<Exception> _startErrors = [];

    public FeatureRun(TestRun run, string uri)
    {
        Run = run;
        _file = run.File(uri);
        _container = new ObjectContainer(run.Container);
        _output = new OutputHelper(run.Messages, null);
        Context = new FeatureContext(_container, InfoOf(_file));
        Matcher = new StepMatcher(run.Bindings);
        _container.RegisterInstanceAs(Context);
        _container.RegisterInstanceAs<IReqnrollOutputHelper>(_output);
    }

    public TestRun Run { get; }

    public FeatureContext Context { get; }

    public StepMatcher Matcher { get; }

    /// <summary>Runs the hooks before the feature. If one fails, no scenario of the feature runs.</summary>
    public async Task StartAsync() => _startErrors = await RunHooksAsync(HookType.BeforeFeature);

    public async Task RunScenarioAsync(int pickle, ITestOutputHelper output)
    {
        Failure.Throw(_startErrors);
        CultureInfo.CurrentCulture = Context.BindingCulture;
        await new ScenarioRunner(this, _file, pickle, new ObjectContainer(_container), output).RunAsync();
    }

    /// <summary>Runs the hooks after the feature, also if one before it failed.</summary>
    public async Task FinishAsync() =>
        Failure.Throw([.. await RunHooksAsync(HookType.AfterFeature), .. await _container.DisposeAllAsync()]);

    private static FeatureInfo InfoOf(FeatureFile file)
    {
        var feature = file.Feature!;
        var folder = Path.GetDirectoryName(file.Uri)!.Replace('\\', '/');
        return new FeatureInfo(CultureOf(feature.Language), folder, feature.Name, feature.Description, [.. ScenarioSource.Names(feature.Tags)]);
    }

    private static CultureInfo CultureOf(string language)
    {
        try
        {
            return CultureInfo.CreateSpecificCulture(language);
        }
        catch (CultureNotFoundException)
        {
            // Gherkin has languages that are no cultures, and without globalization data there is only the invariant one.
            return CultureInfo.InvariantCulture;
        }
    }

    private Task<IReadOnlyList<Exception>> RunHooksAsync(HookType type) =>
        Run.RunHooksAsync(type, Context.FeatureInfo, _container, _output);
}
