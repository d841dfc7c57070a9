namespace FocusServer.Load.Running;

/// <summary>Somebody wants a run to end before its time.</summary>
/// <param name="Reason">Who or what, such as "Ctrl-C".</param>
/// <param name="CleanUpWithin">How long the cleanup may take at most, in scenario time; null for as long as any other.</param>
public sealed record StopRequest(string Reason, TimeSpan? CleanUpWithin = null)
{
    /// <summary>A cancellation of which no more is known.</summary>
    public static StopRequest Cancelled { get; } = new("cancelled");
}
