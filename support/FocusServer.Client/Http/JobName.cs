using System.Text;
using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>
/// Finds the name of a job in an answer that is otherwise of no use: whose other fields are wrong, or that is cut off after the name.
/// A job whose name is known can be cleaned up.
/// </summary>
internal static class JobName
{
    public static string? In(string body)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(body));
        string? name = null;
        try
        {
            while (reader.Read())
            {
                if (IsJobId(ref reader) && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    name = reader.GetString();
                }
            }
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException)
        {
            // What was read before the mistake counts; the second kind is a text that is no Unicode.
        }

        return name is not null && IsUsable(name) ? name : null;
    }

    /// <summary>Whether a name can stand in a path and in a line of a report as it is: "7-1729", say, but neither ".." nor an escape sequence.</summary>
    public static bool IsUsable(string name) => name.Length is > 0 and <= 200 && name.All(IsNameCharacter) && name.Any(char.IsAsciiLetterOrDigit);

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':';

    private static bool IsJobId(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("job_id");
}
