namespace FocusServer.Evidence.Measurements;

/// <summary>The names of states in sentences.</summary>
public static class JobStateText
{
    /// <summary>Gets the name of a state, such as "refused".</summary>
    public static string For(JobState state) =>
        state == JobState.GeneratorError ? "ended by an error of the load generator" : state.ToString().ToLowerInvariant();
}
