using Reqnroll.Bindings;
using Reqnroll.StandIn.Binding;
using Reqnroll.StandIn.Feature;
using Reqnroll.StandIn.Reporting;

namespace Reqnroll.StandIn.Running;

/// <summary>One run of a test assembly.</summary>
public sealed class TestRun
{
    private readonly Func<string, string> _readFeature;
    private readonly Dictionary<string, FeatureFile> _files = [];
    private readonly OutputHelper _output;
    private IReadOnlyList<Exception> _startErrors = [];

    /// <param name="readFeature">Gives the text of a feature file.</param>
    /// <param name="bindingTypes">Types, of which those with <c>[Binding]</c> count.</param>
    /// <param name="messages">Told what happens.</param>
    internal TestRun(Func<string, string> readFeature, IEnumerable<Type> bindingTypes, RunMessages messages)
    {
        _readFeature = readFeature;
        _output = new OutputHelper(messages, null);
        Messages = messages;
        Bindings = new BindingRegistry(bindingTypes);
        Container.RegisterInstanceAs<IReqnrollOutputHelper>(_output);
    }

    internal RunMessages Messages { get; }

    internal BindingRegistry Bindings { get; }

    internal ObjectContainer Container { get; } = new();

    internal FeatureFile File(string uri) => _files[uri];

    /// <summary>Announces the features that are about to run, and runs the hooks before them.</summary>
    internal async Task StartAsync(IEnumerable<string> uris)
    {
        foreach (var uri in uris)
        {
            _files[uri] = FeatureFile.Parse(uri, _readFeature(uri));
        }

        Messages.Start(_files.Values, Bindings);
        _startErrors = await RunHooksAsync(HookType.BeforeTestRun, null, Container, _output);
    }

    /// <summary>Keeps scenarios from running after a hook before the run failed.</summary>
    internal void ThrowIfNotStarted() => Failure.Throw(_startErrors);

    /// <summary>Runs the hooks after the run, also if one before it failed, and ends the messages.</summary>
    /// <exception cref="ReqnrollException">A hook failed.</exception>
    internal async Task FinishAsync()
    {
        var hookErrors = await RunHooksAsync(HookType.AfterTestRun, null, Container, _output);
        var disposalErrors = await Container.DisposeAllAsync();
        Messages.Finish();
        Failure.Throw([.. hookErrors, .. disposalErrors]);
    }

    /// <summary>Runs the hooks of run or feature, up to the first that fails.</summary>
    /// <returns>Its error; nothing if none failed.</returns>
    internal async Task<IReadOnlyList<Exception>> RunHooksAsync(HookType type, FeatureInfo? feature, ObjectContainer container, OutputHelper output)
    {
        foreach (var hook in Bindings.HooksOf(type, feature?.Tags ?? [], feature?.Title, null))
        {
            var started = Messages.RunHookStarted(hook);
            output.Owner = started.Owner;
            var error = await hook.RunAsync(container);
            output.Owner = AttachmentOwner.None;
            Messages.RunHookFinished(started, error);
            if (error is not null)
            {
                return [Failure.InHook(error, hook)];
            }
        }

        return [];
    }
}
