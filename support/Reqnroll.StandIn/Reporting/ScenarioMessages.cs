using Cucumber.Messages;
using Io.Cucumber.Messages.Types;
using Reqnroll.StandIn.Binding;
using Reqnroll.StandIn.Running;
using Group = Io.Cucumber.Messages.Types.Group;

namespace Reqnroll.StandIn.Reporting;

/// <summary>Tells the course of one scenario in Cucumber Messages.</summary>
internal sealed class ScenarioMessages(RunMessages run, string pickleId, ScenarioPlan plan)
{
    private readonly string _testCaseId = Guid.NewGuid().ToString();
    private readonly string _startedId = Guid.NewGuid().ToString();
    private readonly Dictionary<string, long> _started = [];

    public AttachmentOwner OwnerOf(PlannedStep step) => new(_startedId, step.Id, null);

    public void Start()
    {
        run.Write(Envelope.Create(new TestCase(_testCaseId, pickleId, [.. plan.All.Select(TestStepOf)], run.RunId)));
        run.Write(Envelope.Create(new TestCaseStarted(0, _startedId, _testCaseId, null, run.Now())));
    }

    public void StepStarted(PlannedStep step)
    {
        _started[step.Id] = run.Time.GetTimestamp();
        run.Write(Envelope.Create(new TestStepStarted(_startedId, step.Id, run.Now())));
    }

    public void StepFinished(PlannedStep step, System.Exception? error)
    {
        if (error is MissingStepDefinitionException)
        {
            var snippet = new Io.Cucumber.Messages.Types.Snippet("csharp", Binding.Snippet.For(step.Step!));
            run.Write(Envelope.Create(new Suggestion(Guid.NewGuid().ToString(), step.Step!.PickleStepId, [snippet])));
        }

        Finished(step, run.ResultOf(_started[step.Id], error));
    }

    public void StepSkipped(PlannedStep step)
    {
        StepStarted(step);
        Finished(step, new TestStepResult(Converters.ToDuration(TimeSpan.Zero), null, TestStepResultStatus.SKIPPED, null));
    }

    public void Finish() => run.Write(Envelope.Create(new TestCaseFinished(_startedId, run.Now(), false)));

    private static TestStep TestStepOf(PlannedStep planned) =>
        planned.Hook is { } hook
            ? new TestStep(hook.Id, planned.Id, null, null, null)
            : new TestStep(
                null,
                planned.Id,
                planned.Step!.PickleStepId,
                [.. planned.Candidates.Select(candidate => candidate.Binding.Id)],
                [.. planned.Candidates.Select(ArgumentsOf)]);

    private static StepMatchArgumentsList ArgumentsOf(StepMatch match) =>
        new([.. match.Groups.Select((group, index) => ArgumentOf(match, group, index))]);

    private static StepMatchArgument ArgumentOf(StepMatch match, System.Text.RegularExpressions.Group group, int index) =>
        new(new Group([], group.Index, group.Value), match.Binding.Parameters.ElementAtOrDefault(index)?.ParameterType.Name);

    private void Finished(PlannedStep step, TestStepResult result) =>
        run.Write(Envelope.Create(new TestStepFinished(_startedId, step.Id, result, run.Now())));
}
