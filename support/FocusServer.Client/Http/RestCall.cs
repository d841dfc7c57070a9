namespace FocusServer.Client.Http;

/// <summary>One request, as messages name it.</summary>
internal sealed record RestCall(HttpMethod Method, Uri Url)
{
    public bool MayMakeJob => Method == HttpMethod.Post;

    public override string ToString() => $"{Method} {Url}";
}
