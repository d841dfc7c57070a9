namespace Reqnroll.StandIn.Reporting;

/// <summary>A hook of run or feature that has started.</summary>
internal sealed record RunHookExecution(string Id, long Timestamp)
{
    public AttachmentOwner Owner => new(null, null, Id);
}
