using Reqnroll.StandIn.Binding;
using Reqnroll.StandIn.Feature;
using Reqnroll.StandIn.Reporting;
using Xunit.Abstractions;

namespace Reqnroll.StandIn.Running;

/// <summary>Runs the hooks and steps of one scenario.</summary>
internal sealed class ScenarioRunner
{
    private readonly FeatureRun _feature;
    private readonly ObjectContainer _container;
    private readonly ITestOutputHelper _output;
    private readonly OutputHelper _outputHelper;
    private readonly ScenarioContext _context;
    private readonly ScenarioPlan _plan;
    private readonly ScenarioMessages _messages;
    private readonly List<Exception> _errors = [];
    private readonly List<Step> _undefined = [];

    public ScenarioRunner(FeatureRun feature, FeatureFile file, int pickleIndex, ObjectContainer container, ITestOutputHelper output)
    {
        var source = file.Scenarios[pickleIndex];
        var pickle = file.Pickles[pickleIndex];
        var rule = source.Rule is null ? null : new RuleInfo(source.Rule.Name, source.Rule.Description, [.. source.RuleTags]);
        _feature = feature;
        _container = container;
        _output = output;
        _outputHelper = new OutputHelper(feature.Run.Messages, output);
        _context = new ScenarioContext(container, ScenarioPlan.InfoOf(source, feature.Context.FeatureInfo), rule);
        _plan = new ScenarioPlan(feature, _context.ScenarioInfo, Step.ListOf(file, pickle));
        _messages = feature.Run.Messages.Scenario(pickle.Id, _plan);
        container.RegisterInstanceAs(_context);
        container.RegisterInstanceAs(output);
        container.RegisterInstanceAs<IReqnrollOutputHelper>(_outputHelper);
    }

    /// <summary>Runs the scenario to its end: hooks after it run whatever happened before.</summary>
    /// <exception cref="Exception">What went wrong.</exception>
    public async Task RunAsync()
    {
        _messages.Start();
        await RunHooksAsync(_plan.Before);
        foreach (var group in _plan.Steps)
        {
            await RunStepAsync(group);
        }

        await RunHooksAsync(_plan.After);
        _errors.AddRange(await _container.DisposeAllAsync());
        _messages.Finish();
        Failure.Throw(_undefined.Count > 0 ? [StepMatcher.Undefined(_undefined), .. _errors] : _errors);
    }

    private async Task RunStepAsync(PlannedStepGroup group)
    {
        var step = group.Step.Step!;
        var isSkipped = _context.ScenarioExecutionStatus != ScenarioExecutionStatus.OK;
        _context.StepContext = new ScenarioStepContext(new StepInfo(step.Type, step.Text, step.Table, step.DocString));
        if (isSkipped || group.Step.Candidates.Count != 1 || _feature.Run.Bindings.Problems.Count > 0)
        {
            group.Before.ToList().ForEach(Skip);
            RefuseOrSkip(group.Step);
            group.After.ToList().ForEach(Skip);
        }
        else
        {
            if (await RunHooksAsync(group.Before))
            {
                await RunAsync(group.Step, () => InvokeAsync(step, group.Step.Candidates[0]));
            }
            else
            {
                Skip(group.Step);
            }

            await RunHooksAsync(group.After);
        }

        _context.StepContext = null!;
    }

    /// <summary>Passes over a step. One without exactly one definition is reported even after a failure: a run shows all that is missing.</summary>
    private void RefuseOrSkip(PlannedStep planned)
    {
        var problems = _feature.Run.Bindings.Problems;
        var status = _context.ScenarioExecutionStatus;
        var hasFailed = status != ScenarioExecutionStatus.OK;
        if (status == ScenarioExecutionStatus.Skipped || (hasFailed && (problems.Count > 0 || planned.Candidates.Count == 1)))
        {
            Skip(planned);
        }
        else if (problems.Count > 0)
        {
            Refuse(planned, new BindingException("The bindings have mistakes:\n  " + string.Join("\n  ", problems)));
        }
        else if (planned.Candidates.Count == 0)
        {
            // The test's error lists all of them, but only if nothing failed before.
            _undefined.AddRange(_errors.Count == 0 ? [planned.Step!] : []);
            Refuse(planned, StepMatcher.Undefined([planned.Step!]));
        }
        else
        {
            Refuse(planned, StepMatcher.Ambiguous(planned.Step!, planned.Candidates));
        }
    }

    private void Refuse(PlannedStep planned, ReqnrollException error)
    {
        _messages.StepStarted(planned);
        Record(error);
        _messages.StepFinished(planned, error);
    }

    private void Skip(PlannedStep planned) => _messages.StepSkipped(planned);

    private async Task<bool> RunHooksAsync(IEnumerable<PlannedStep> hooks)
    {
        var goOn = true;
        foreach (var planned in hooks)
        {
            if (goOn)
            {
                goOn = await RunAsync(planned, () => planned.Hook!.RunAsync(_container));
            }
            else
            {
                Skip(planned);
            }
        }

        return goOn;
    }

    private async Task<bool> RunAsync(PlannedStep planned, Func<Task<Exception?>> action)
    {
        _messages.StepStarted(planned);
        _outputHelper.Owner = _messages.OwnerOf(planned);
        var error = await action();
        _outputHelper.Owner = AttachmentOwner.None;
        if (error is not null)
        {
            Record(error, planned.Hook);
        }

        _messages.StepFinished(planned, error);
        return error is null;
    }

    private async Task<Exception?> InvokeAsync(Step step, StepMatch match)
    {
        try
        {
            var arguments = await ArgumentsAsync(step, match);
            await BindingInvoker.InvokeAsync(match.Binding.Method, _container, arguments);
            return null;
        }
        catch (Exception error)
        {
            var status = Failure.StatusOf(error);
            if (status is ScenarioExecutionStatus.TestError or ScenarioExecutionStatus.StepDefinitionPending)
            {
                _output.WriteLine($"-> {(status == ScenarioExecutionStatus.TestError ? "failed" : "pending")}: {step}");
            }

            return error;
        }
    }

    private async Task<object?[]> ArgumentsAsync(Step step, StepMatch match)
    {
        if (match.Arguments.Count != match.Binding.Parameters.Length)
        {
            throw new BindingException(
                $"The step gives {match.Arguments.Count} arguments, its definition takes {match.Binding.Parameters.Length}:\n"
                + $"  {step}\n  {Describe.Method(match.Binding.Method)}");
        }

        var arguments = new object?[match.Arguments.Count];
        for (var index = 0; index < arguments.Length; index++)
        {
            var parameter = match.Binding.Parameters[index];
            try
            {
                arguments[index] = await _feature.Run.Bindings.Converter.ConvertAsync(match.Arguments[index], parameter.ParameterType, _container);
            }
            catch (FormatException error)
            {
                var place = $"parameter '{parameter.Name}' of {Describe.Method(match.Binding.Method)}";
                throw new ReqnrollException($"{error.Message}\n  {step}\n  {place}");
            }
        }

        return arguments;
    }

    private void Record(Exception error, HookBinding? hook = null)
    {
        var status = hook is null || error is Xunit.SkipException ? Failure.StatusOf(error) : ScenarioExecutionStatus.TestError;
        var isUndefined = status == ScenarioExecutionStatus.UndefinedStep;
        if (!isUndefined)
        {
            _errors.Add(hook is null ? error : Failure.InHook(error, hook));
        }

        if (hook is null)
        {
            _context.StepContext.Status = status;
            _context.StepContext.StepError = isUndefined ? null : error;
        }

        if (_context.ScenarioExecutionStatus < status)
        {
            _context.ScenarioExecutionStatus = status;
            _context.TestError = isUndefined ? _context.TestError : error;
        }
    }
}
