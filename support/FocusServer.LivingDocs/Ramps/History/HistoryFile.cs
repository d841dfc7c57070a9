using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>Reads and writes a file of the history.</summary>
internal static class HistoryFile
{
    public const string Ending = ".run.json";

    // A ramp has at most 10,000 levels; a larger file is not a run.
    private const long MostBytes = 4_000_000;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Gets the path of a run's file; characters of the id that are not safe in a file name are replaced.</summary>
    public static string PathOf(string folder, string runId)
    {
        var name = string.Concat(runId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
        return Path.Combine(folder, name[..Math.Min(name.Length, 120)] + Ending);
    }

    /// <summary>Reads a run; null and the reason if it cannot be read.</summary>
    public static (StoredRun? Run, string Damage) Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                return (null, "too large for a run");
            }

            using var file = File.OpenRead(path);
            return Check(JsonSerializer.Deserialize<StoredRun>(file, _json));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, e is JsonException ? "not a run, or cut off" : e.Message);
        }
    }

    /// <summary>Writes a run completely or not at all.</summary>
    public static void Write(string folder, StoredRun run)
    {
        var path = PathOf(folder, run.RunId);
        var whole = path + ".part";
        File.WriteAllBytes(whole, [.. JsonSerializer.SerializeToUtf8Bytes(run, _json), (byte)'\n']);
        File.Move(whole, path, overwrite: true);
    }

    // The serializer accepts null for properties that are not nullable.
    private static (StoredRun? Run, string Damage) Check(StoredRun? run) => run switch
    {
        null => (null, "empty"),
        { Version: not StoredRun.CurrentVersion } => (null, FormattableString.Invariant($"format {run.Version}, where {StoredRun.CurrentVersion} is known")),
        { RunId: null } or { Commit: null } or { Scenarios: null } => (null, "not a run"),
        { Ramp: { } ramp } when ramp is { Key: null } or { Limits: null } or { Levels: null } || ramp.Levels.Any(level => level is null) => (null, "not a run"),
        { Ramp.Key: { Ramp: null } or { Environment: null } or { Row: null } or { Feature: null } or { Scenario: null } } => (null, "not a run"),
        _ when run.Scenarios.Any(verdict => verdict is not { Feature: not null, Scenario: not null, Row: not null }) => (null, "not a run"),
        _ => (run, ""),
    };
}
