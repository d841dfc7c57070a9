namespace FocusServer.Load.Measure;

/// <summary>States as people call them.</summary>
internal static class StateWords
{
    public static string Of(JobState state) =>
        state == JobState.GeneratorError ? "ended by an error of the load generator" : state.ToString().ToLowerInvariant();
}
