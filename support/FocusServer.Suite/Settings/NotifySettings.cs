namespace FocusServer.Suite.Settings;

/// <summary>Reads where the end of a ramp is posted to.</summary>
internal static class NotifySettings
{
    private const string Url = "Notify";
    private const string Form = "NotifyAs";
    private const string Link = "NotifyLink";

    private static readonly string[] _forms = ["json", "slack", "teams"];

    /// <summary>The options; null when nothing is to be posted.</summary>
    public static NotifyOptions? Read(SettingsReader reader)
    {
        var url = reader.Text(Url, IsUrl, "an absolute URL that begins with http:// or https://", NotifyOptions.Conceal);
        var form = reader.Choice(Form, _forms[0], _forms);
        var link = reader.Text(
            Link,
            text => IsUrl(text.Replace(NotifyOptions.Placeholder, "run", StringComparison.Ordinal)),
            $"an absolute URL that begins with http:// or https://, with {NotifyOptions.Placeholder} where the run's id belongs");
        if (reader.IsFromFile(Url))
        {
            reader.Mistake(Url, "***", "in a variable or a user secret, never in a file of the repository");
        }

        return url is null ? null : new NotifyOptions { Url = new Uri(url), Form = Enum.Parse<NotifyForm>(form, ignoreCase: true), Link = link };
    }

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https");
}
