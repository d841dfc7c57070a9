using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FocusServer.Emulator.Page;

/// <summary>Formats the answers of <c>/_emulator/</c>: names as in a profile, durations in seconds, nulls left out.</summary>
internal static class AdminJson
{
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    public static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    /// <summary>Writes a name such as MultiChannel as multi-channel.</summary>
    public static string Kebab(Enum name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());

    // Read-only from the start: results of concurrent requests would each set what is missing.
    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
