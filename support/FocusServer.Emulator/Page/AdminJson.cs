using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FocusServer.Emulator.Page;

/// <summary>Formats the answers of <c>/_emulator/</c>: names as in a profile, durations in seconds, nulls left out.</summary>
internal static class AdminJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    /// <summary>Writes a name such as MultiChannel as multi-channel.</summary>
    public static string Kebab(Enum name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());
}
