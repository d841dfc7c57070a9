using System.Text.Json;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>Reads the evidence of ramps. Every field is optional, unknown events are passed over, and a last line that is cut off is normal.</summary>
public static class EvidenceReader
{
    private const string FileName = "run.jsonl";

    /// <summary>Reads one ramp.</summary>
    /// <param name="path">The run's folder, or its <c>run.jsonl</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RampRun Read(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var text = new StreamReader(stream);
        return Read(text, Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? "");
    }

    /// <summary>Reads every ramp of a folder that holds a folder for each, oldest first; those that cannot be read are told to the caller.</summary>
    /// <param name="folder">Such as <c>artifacts/runs</c>; none are found in a folder that is not there.</param>
    /// <param name="problem">Is told what cannot be read, in a sentence.</param>
    public static IReadOnlyList<RampRun> ReadAll(string folder, Action<string> problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var files = Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Select(run => Path.Combine(run, FileName)).Where(File.Exists).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        var runs = new List<RampRun>();
        foreach (var file in files)
        {
            try
            {
                runs.Add(Read(file));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problem($"{file}: {e.Message}");
            }
        }

        return runs;
    }

    internal static RampRun Read(TextReader text, string name)
    {
        var evidence = new Reading.Evidence(name);
        var (number, bad) = (0, 0);
        while (text.ReadLine() is { } line)
        {
            number++;
            bad = bad == 0 ? bad : Report(evidence, bad);
            bad = line.Length == 0 || TryAdd(evidence, line) ? 0 : number;
        }

        return evidence.ToRun();
    }

    // Only a line with others after it is a problem: the last one of a killed process may be half a line.
    private static int Report(Reading.Evidence evidence, int line)
    {
        evidence.Problems.Add(FormattableString.Invariant($"Line {line} of the evidence cannot be read."));
        return 0;
    }

    private static bool TryAdd(Reading.Evidence evidence, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            evidence.Add(new Reading.Fields(json.RootElement.Clone()));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
