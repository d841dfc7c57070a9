namespace FocusServer.Evidence.Measurements;

/// <summary>States as people call them.</summary>
public static class StateWords
{
    /// <summary>Such as "refused".</summary>
    public static string Of(JobState state) =>
        state == JobState.GeneratorError ? "ended by an error of the load generator" : state.ToString().ToLowerInvariant();
}
