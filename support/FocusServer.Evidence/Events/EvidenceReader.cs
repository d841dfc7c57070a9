using System.Text.Json;

namespace FocusServer.Evidence.Events;

/// <summary>
/// Reads the evidence of a run. Unknown events are passed over, and a last line that is cut off is normal: its process was killed.
/// </summary>
public static class EvidenceReader
{
    /// <summary>The name of the file in the folder of a run.</summary>
    public const string FileName = "run.jsonl";

    /// <summary>Reads a run.</summary>
    /// <param name="path">The folder of the run, or its <c>run.jsonl</c>.</param>
    /// <param name="problem">Takes what is odd about the evidence, in sentences.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RunRecord Read(string path, Action<string> problem)
    {
        using var text = Open(path);
        return Read(text, problem);
    }

    /// <summary>Reads a run.</summary>
    /// <param name="text">The lines of its evidence.</param>
    /// <param name="problem">Takes what is odd about the evidence, in sentences.</param>
    public static RunRecord Read(TextReader text, Action<string> problem)
    {
        var record = new RunRecord();
        Read(text, record, problem);
        return record;
    }

    /// <summary>Tells an observer the events of a recorded run, in order.</summary>
    /// <param name="path">The folder of the run, or its <c>run.jsonl</c>.</param>
    /// <param name="observer">Is told.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Replay(string path, IRunObserver observer)
    {
        using var text = Open(path);
        Read(text, observer, _ => { });
    }

    private static void Read(TextReader text, IRunObserver observer, Action<string> problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(problem);
        int? unreadable = null;
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            // Only a line with others after it is a problem.
            if (unreadable is { } before)
            {
                problem(FormattableString.Invariant($"Line {before} of the evidence cannot be read."));
            }

            unreadable = TryAdd(observer, line) ? null : number;
        }
    }

    // It may still be written to.
    private static StreamReader Open(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        return new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    }

    private static bool TryAdd(IRunObserver observer, string line)
    {
        if (line.Length == 0)
        {
            return true;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            if (IsKnown(json.RootElement) && json.Deserialize<RunEvent>(EvidenceJson.Options) is { } runEvent)
            {
                observer.On(runEvent);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsKnown(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object
        && line.TryGetProperty(EvidenceJson.EventName, out var name)
        && name.ValueKind == JsonValueKind.String
        && EvidenceJson.Events.Contains(name.GetString()!);
}
