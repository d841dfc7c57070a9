namespace Reqnroll.StandIn.Running;

/// <summary>A step with the hooks around it.</summary>
internal sealed record PlannedStepGroup(IReadOnlyList<PlannedStep> Before, PlannedStep Step, IReadOnlyList<PlannedStep> After)
{
    public IEnumerable<PlannedStep> All => [.. Before, Step, .. After];
}
