namespace Reqnroll.StandIn.Reporting;

/// <summary>What an attachment belongs to: a step of a scenario, or a hook of the run.</summary>
internal sealed record AttachmentOwner(string? TestCaseStartedId, string? TestStepId, string? RunHookStartedId)
{
    public static readonly AttachmentOwner None = new(null, null, null);
}
