using Reqnroll.StandIn.Binding;

namespace Reqnroll.StandIn.Running;

/// <summary>A hook or step of a scenario, in the order in which they are to run.</summary>
/// <param name="Id">Names it in the messages.</param>
/// <param name="Hook">The hook, if it is one.</param>
/// <param name="Step">The step, if it is one.</param>
/// <param name="Candidates">The definitions of the step: exactly one if all is well.</param>
internal sealed record PlannedStep(string Id, HookBinding? Hook, Step? Step, IReadOnlyList<StepMatch> Candidates)
{
    public static PlannedStep Of(HookBinding hook) => new(Guid.NewGuid().ToString(), hook, null, []);

    public static PlannedStep Of(Step step, IReadOnlyList<StepMatch> candidates) => new(Guid.NewGuid().ToString(), null, step, candidates);
}
