using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace FocusServer.Emulator.Page;

/// <summary>How <c>/_emulator/</c> writes: names as in a profile, times in seconds, and nothing where there is nothing.</summary>
internal static partial class ControlJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    /// <summary>MultiChannel as multi-channel.</summary>
    public static string Lower(string name) => WordStart().Replace(name, word => (word.Index > 0 ? "-" : "") + char.ToLowerInvariant(word.Value[0]));

    [GeneratedRegex("[A-Z]")]
    private static partial Regex WordStart();
}
