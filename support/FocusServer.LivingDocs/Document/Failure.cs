namespace FocusServer.LivingDocs.Document;

/// <summary>A failure, as it was reported.</summary>
/// <param name="Type">The kind of exception; empty when it is not known.</param>
/// <param name="Message">The message.</param>
/// <param name="Trace">The stack trace as written, with or without the message; empty when there is none.</param>
public sealed record Failure(string Type, string Message, string Trace)
{
    private const int LongestHeadline = 400;

    /// <summary>The first lines of the message, short enough to be read at a glance.</summary>
    public string Headline
    {
        get
        {
            var lines = Message.Trim().Split('\n', 3);
            var text = string.Join(' ', lines.Take(2).Select(line => line.Trim()));
            return text.Length == 0 ? Type : text.Length <= LongestHeadline ? text : text[..LongestHeadline] + "…";
        }
    }

    /// <summary>The stack trace without the message, which most runners repeat above it.</summary>
    public string TraceAlone => Message.Length > 0 && Trace.IndexOf(Message, StringComparison.Ordinal) is var at and >= 0 ? Trace[(at + Message.Length)..] : Trace;

    /// <summary>True if the failure has more to show than its <see cref="Headline"/>.</summary>
    public bool HasMore => !string.IsNullOrWhiteSpace(TraceAlone) || Message.Trim() != Headline;
}
