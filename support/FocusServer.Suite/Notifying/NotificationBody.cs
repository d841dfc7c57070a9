using System.Net.Http.Headers;
using System.Text.Json;
using FocusServer.Evidence.Events;
using FocusServer.Suite.Settings;

namespace FocusServer.Suite.Notifying;

/// <summary>Writes a notification in the form that its receiver takes.</summary>
internal static class NotificationBody
{
    private const string LinkTitle = "Report";

    /// <summary>Writes it.</summary>
    public static ByteArrayContent Write(Notification notification, NotifyForm form)
    {
        var body = form switch
        {
            NotifyForm.Slack => Slack(notification),
            NotifyForm.Teams => Teams(notification),
            _ => notification,
        };
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, EvidenceJson.Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static object Slack(Notification notification) => new
    {
        Text = $"{Escape(notification.Sentence)}\n{(notification.Url is null ? Escape(notification.Link) : $"<{Escape(notification.Link)}|{LinkTitle}>")}",
    };

    // Workflows take Adaptive Cards only, wrapped in a message.
    private static object Teams(Notification notification)
    {
        var url = notification.Url;
        object[] texts = [TextBlock(notification.Sentence), .. url is null ? [TextBlock(notification.Link)] : Array.Empty<object>()];
        object[] actions = url is null ? [] : [new { Type = "Action.OpenUrl", Title = LinkTitle, Url = url.AbsoluteUri }];
        var card = new Dictionary<string, object>
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = texts,
            ["actions"] = actions,
        };
        return new { Type = "message", Attachments = new[] { new { ContentType = "application/vnd.microsoft.card.adaptive", Content = card } } };
    }

    private static object TextBlock(string text) => new { Type = "TextBlock", Text = text, Wrap = true };

    // The three characters that Slack asks to be escaped.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
