using System.Globalization;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>Holds what the engine says of the jobs that it made against the server's own table of jobs.</summary>
internal static class CleanupCheck
{
    private static readonly string[] _asks = ["GET metadata"];

    /// <summary>A sentence for each contradiction.</summary>
    public static IEnumerable<string> Contradictions(RunStory story)
    {
        var cleanup = story.Result.Cleanup!;
        var left = cleanup.Leftovers.Select(leftover => leftover.JobId).ToHashSet(StringComparer.Ordinal);
        return [.. OfNames(story, left), .. OfPresent(story, left), .. OfLeft(story, left)];
    }

    // The server numbers its jobs: each has to be called gone or left, or stand for a request without a usable answer.
    private static IEnumerable<string> OfNames(RunStory story, HashSet<string> left)
    {
        var cleanup = story.Result.Cleanup!;
        string[] named = [.. cleanup.Gone, .. left];
        var sequences = named.Select(id => long.Parse(id.Split('-')[1], CultureInfo.InvariantCulture)).Distinct().Count(number => number <= story.Opened);
        if (sequences != named.Length)
        {
            yield return $"cleanup: names {string.Join(", ", named)}, of {story.Opened} jobs that there ever were";
        }

        if (story.Opened - sequences > cleanup.UnidentifiedJobs)
        {
            yield return $"cleanup: {story.Opened - sequences} jobs have no name, {cleanup.UnidentifiedJobs} are said to";
        }

        if (cleanup.UnidentifiedJobs > 0 && !story.All.Crashed && story.All.Spoiled("POST configure") + story.All.TooLate("POST configure") < cleanup.UnidentifiedJobs)
        {
            yield return $"cleanup: {cleanup.UnidentifiedJobs} are said to have no name, though the server answered";
        }
    }

    private static IEnumerable<string> OfPresent(RunStory story, HashSet<string> left)
    {
        var cleanup = story.Result.Cleanup!;
        var unnamed = story.Present.Where(id => !left.Contains(id)).ToList();
        if (unnamed.Intersect(cleanup.Gone).Any())
        {
            yield return $"cleanup: {string.Join(", ", unnamed.Intersect(cleanup.Gone))} called gone, and still there";
        }

        if (unnamed.Count > cleanup.UnidentifiedJobs)
        {
            yield return $"cleanup: {string.Join(", ", unnamed)} still there, and neither named nor counted ({cleanup.UnidentifiedJobs} nameless)";
        }

        foreach (var id in story.Present.Where(id => left.Contains(id) && !story.All.Leaked(id)))
        {
            yield return $"cleanup: {id} is still there, though the server would have let it go";
        }
    }

    private static IEnumerable<string> OfLeft(RunStory story, HashSet<string> left) =>
        story.All.Crashed || story.All.Spoiled(_asks) + story.All.TooLate(_asks) > 0
            ? []
            : left.Except(story.Present).Select(id => $"cleanup: {id} called left, though it is gone and nothing kept the server from saying so");
}
