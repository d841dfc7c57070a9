using System.Text.Json;
using FocusServer.Evidence.Measurements;

namespace FocusServer.LivingDocs.Watch;

/// <summary>The marks of jobs in the grid, by their state: a sign besides a colour.</summary>
internal static class JobMarks
{
    /// <summary>The marks of all states, in the order of a job's life.</summary>
    public static IReadOnlyList<JobMark> All { get; } = [.. Enum.GetValues<JobState>().Select(Mark)];

    private static JobMark Mark(JobState state)
    {
        var (sign, look) = state switch
        {
            JobState.Requested => ("·", "coming"),
            JobState.Configured => ("c", "coming"),
            JobState.Connected => ("n", "coming"),
            JobState.Streaming => ("▶", "good"),
            JobState.Stalled => ("‖", "open"),
            JobState.Closing => ("–", "gone"),
            JobState.Gone => ("○", "gone"),
            JobState.Refused => ("R", "bad"),
            JobState.Failed => ("F", "bad"),
            JobState.Lost => ("L", "bad"),
            JobState.GeneratorError => ("G", "open"),
            _ => ("?", "open"),
        };
        return new(JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString()), JobStateText.For(state), sign, look);
    }
}

/// <summary>The mark of a state.</summary>
/// <param name="Key">The state as the evidence writes it, such as "generator-error".</param>
/// <param name="Name">The state in words.</param>
/// <param name="Mark">The sign.</param>
/// <param name="Look">The CSS class.</param>
internal sealed record JobMark(string Key, string Name, string Mark, string Look);
