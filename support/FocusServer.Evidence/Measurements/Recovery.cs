namespace FocusServer.Evidence.Measurements;

/// <summary>The time until the server was healthy after the hold of the last level, at the maximum or while its jobs ended.</summary>
/// <param name="After">The time from the end of that hold to the first healthy answer, in scenario time; null when none came.</param>
/// <param name="Reason">The reason why it was not healthy when it was last asked; null when it was.</param>
public sealed record Recovery(TimeSpan? After, string? Reason)
{
    /// <summary>The time for which a healthy answer is waited for; 60 s.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
}
