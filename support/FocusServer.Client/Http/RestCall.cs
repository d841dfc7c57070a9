namespace FocusServer.Client.Http;

/// <summary>One request, and its name in messages.</summary>
internal sealed record RestCall(HttpMethod Method, Uri Url)
{
    /// <summary>True if the request creates a job: only <c>POST /configure</c> is sent by POST.</summary>
    public bool CreatesJob => Method == HttpMethod.Post;

    public override string ToString() => $"{Method} {Url}";
}
