namespace FocusServer.Load.Running;

/// <summary>A request to end a run early.</summary>
/// <param name="Reason">The reason, such as "Ctrl-C".</param>
/// <param name="CleanUpWithin">The longest that the cleanup may take, in scenario time; null for the usual deadline.</param>
public sealed record StopRequest(string Reason, TimeSpan? CleanUpWithin = null)
{
    /// <summary>A cancellation of which no more is known.</summary>
    public static StopRequest Cancelled { get; } = new("cancelled");
}
