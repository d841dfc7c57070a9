using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>A whole answer of the server, and the sentences about it.</summary>
/// <param name="call">What was asked.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The body, as text.</param>
/// <param name="secret">What must not be quoted, even if the server repeats it.</param>
internal sealed class RestAnswer(RestCall call, int status, string body, Secret secret)
{
    private static readonly JsonSerializerOptions _strict = MakeStrict();

    public RestCall Call => call;

    public int Status => status;

    public string Text => body;

    public bool IsSuccess => status is >= 200 and < 300;

    /// <summary>The body as JSON, or null when it is none.</summary>
    public JsonElement? Json()
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <exception cref="FocusServerException">The body is not JSON, or lacks what the contract requires.</exception>
    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, _strict) ?? throw Broken("it is null");
        }
        catch (JsonException mistake)
        {
            throw Broken(mistake.Message.TrimEnd('.'));
        }
    }

    public FocusServerException Broken(string mistake) =>
        Failure(FocusServerErrorKind.ContractBroken, $"but the body is not what the contract says: {mistake}. It reads: {Quote(body)}");

    public FocusServerException Failure(FocusServerErrorKind kind, string sentence, Exception? cause = null) =>
        new(kind, Redact($"{call} answered {status}, {sentence}"), status, secret.Harmless(cause))
        {
            // Where the server itself said no, it made nothing; a proxy that gave up does not know.
            MayHaveMadeJob = call.MayMakeJob && (IsSuccess || status is 502 or 504 or >= 520),
            JobId = call.MayMakeJob && IsSuccess ? JobName.In(body) : null,
        };

    /// <summary>Text of the server that is short enough for a message, in quotes.</summary>
    public string Quote(string text) => text.Length == 0 ? "(nothing)" : $"“{Excerpt.Of(Redact(text))}”";

    /// <summary>Text of the server that goes into reports.</summary>
    public string Redact(string text) => secret.Redact(text);

    private static JsonSerializerOptions MakeStrict()
    {
        var options = new JsonSerializerOptions { RespectNullableAnnotations = true };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
