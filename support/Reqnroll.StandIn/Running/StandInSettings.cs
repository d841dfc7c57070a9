using System.Text.Json;

namespace Reqnroll.StandIn.Running;

/// <summary>What the runtime needs of reqnroll.json.</summary>
/// <param name="MessageFile">Where the messages go, relative to the working directory; <see langword="null"/> for nowhere.</param>
internal sealed record StandInSettings(string? MessageFile)
{
    private const string DefaultName = "reqnroll_report.ndjson";

    /// <summary>Reads reqnroll.json, if there is one in the folder.</summary>
    public static StandInSettings Read(string folder)
    {
        var path = Path.Combine(folder, "reqnroll.json");
        return File.Exists(path) ? Parse(File.ReadAllText(path)) : new StandInSettings((string?)null);
    }

    public static StandInSettings Parse(string json)
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        using var document = JsonDocument.Parse(json, options);
        if (!document.RootElement.TryGetProperty("formatters", out var formatters) || !formatters.TryGetProperty("message", out var message))
        {
            return new StandInSettings((string?)null);
        }

        var path = message.TryGetProperty("outputFilePath", out var given) ? given.GetString() : null;
        return new StandInSettings(string.IsNullOrWhiteSpace(path) ? DefaultName : Path.HasExtension(path) ? path : path + ".ndjson");
    }
}
