namespace FocusServer.Suite.Settings;

/// <summary>The address to which the end of a ramp is posted, and the form of the message.</summary>
public sealed record NotifyOptions
{
    /// <summary>The part of <see cref="Link"/> in whose place the run's id comes.</summary>
    public const string Placeholder = "{run}";

    /// <summary>The address of the receiver. It is a secret: whoever knows it can post there.</summary>
    public required Uri Url { get; init; }

    /// <summary>The form of what is posted; plain JSON by default.</summary>
    public NotifyForm Form { get; init; }

    /// <summary>The link to the report, which may hold <see cref="Placeholder"/>; null (default) for the path of the run's folder.</summary>
    public string? Link { get; init; }

    /// <summary>The receiver without what is secret of its address.</summary>
    public string Receiver => Conceal(Url.OriginalString);

    /// <summary>Returns the options without the secret.</summary>
    public override string ToString() => $"{nameof(NotifyOptions)} {{ Url = {Receiver}, Form = {Form}, Link = {Link ?? "none"} }}";

    /// <summary>Shortens an address to its host, since the rest of it is a secret.</summary>
    internal static string Conceal(string url) => Uri.TryCreate(url, UriKind.Absolute, out var known) && known.Host.Length > 0 && known.UserInfo.Length == 0
        ? $"{known.Scheme}://{known.Host}/***"
        : "***";
}

/// <summary>The forms that receivers take.</summary>
public enum NotifyForm
{
    /// <summary>One JSON object with the fields verdict, sentence, link, run, title and environment.</summary>
    Json,

    /// <summary>A message of Slack's incoming webhooks.</summary>
    Slack,

    /// <summary>An Adaptive Card, as the workflows of Microsoft Teams take it.</summary>
    Teams,
}
