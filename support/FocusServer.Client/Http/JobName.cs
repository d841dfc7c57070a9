using System.Text;
using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>Finds a job's id in an answer that is otherwise unusable: a job can be cleaned up once its id is known.</summary>
internal static class JobName
{
    /// <returns>The id, or null if the body has none that can be used.</returns>
    public static string? Find(string body)
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
            // The id counts if it was read before the error. InvalidOperationException: a string that is not valid Unicode.
        }

        return name is not null && IsUsable(name) ? name : null;
    }

    /// <summary>Determines if an id is safe in a path and in a report: "7-1729" is; ".." and escape sequences are not.</summary>
    public static bool IsUsable(string name) => name.Length is > 0 and <= 200 && name.All(IsNameCharacter) && name.Any(char.IsAsciiLetterOrDigit);

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':';

    private static bool IsJobId(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("job_id");
}
