using System.Globalization;
using System.Text.Json;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Reads files of Cucumber Messages: one JSON object per line.</summary>
internal static class MessageReader
{
    /// <summary>Reads the runs in the files. Files of the same run are combined; a file that names no run counts as a run of its own.</summary>
    /// <param name="paths">The files, in any order.</param>
    /// <param name="problems">Receives a description of each file that could not be read completely.</param>
    public static IReadOnlyList<MessageRun> Read(IEnumerable<string> paths, ICollection<string> problems)
    {
        var runs = new Dictionary<string, MessageRun>();
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var messages = ReadFile(path, problems);
            var id = messages.OfType<TestRunStarted>().Select(started => started.Id).FirstOrDefault(id => !string.IsNullOrEmpty(id)) ?? path;
            if (messages.Count == 0)
            {
                continue;
            }

            if (!runs.TryGetValue(id, out var run))
            {
                runs[id] = run = new MessageRun();
            }

            messages.ForEach(run.Add);
        }

        return [.. runs.Values.OrderBy(run => run.StartedAt ?? DateTimeOffset.MinValue)];
    }

    private static List<object> ReadFile(string path, ICollection<string> problems)
    {
        var messages = new List<object>();
        var (number, damaged) = (0, new List<int>());
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line) && !TryParse(line, messages))
                {
                    damaged.Add(number);
                }
            }
        }
        catch (System.Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path}: {unreadable.Message}");
        }

        if (damaged.Count > 0)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {damaged.Count} of {number} lines cannot be read, the first of them line {damaged[0]}."));
        }

        return messages;
    }

    private static bool TryParse(string line, List<object> messages)
    {
        try
        {
            if (MessageJson.Parse(line) is { } message)
            {
                messages.Add(message);
            }

            return true;
        }
        catch (System.Exception damaged) when (damaged is JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
