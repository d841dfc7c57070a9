using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>Reads the text of a JSON value.</summary>
internal static class JsonText
{
    /// <summary>Gets the text of a string, and the JSON of anything else; also of a string that is no valid Unicode.</summary>
    public static string From(JsonElement value)
    {
        try
        {
            return value.ToString();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
