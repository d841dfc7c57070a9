using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>A complete answer of the server, and the errors that describe it.</summary>
internal sealed class RestAnswer(RestCall call, int status, string body, Secret secret)
{
    private static readonly JsonSerializerOptions _strict = CreateStrict();

    public RestCall Call => call;

    public int Status => status;

    public string Text => body;

    public bool IsSuccess => status is >= 200 and < 300;

    /// <summary>True if the request was refused: by its status, or by a success that names an error and no job.</summary>
    public bool Refuses => !IsSuccess || (call.CreatesJob && ServerReason.NamesError(this) && JobName.Find(body) is null);

    /// <summary>Parses the body as JSON; null if it is not JSON.</summary>
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
            // A server that refuses has created nothing; a proxy that gave up cannot know.
            MayHaveCreatedJob = call.CreatesJob && (!Refuses || status is 502 or 504 or >= 520),
            JobId = call.CreatesJob && IsSuccess ? JobName.Find(body) : null,
        };

    public string Quote(string text) => text.Length == 0 ? "(nothing)" : $"“{Excerpt.From(Redact(text))}”";

    public string Redact(string text) => secret.Redact(text);

    private static JsonSerializerOptions CreateStrict()
    {
        var options = new JsonSerializerOptions { RespectNullableAnnotations = true };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
