using System.Diagnostics;

namespace FocusServer.Client;

/// <summary>
/// The headers of W3C Trace Context, by which a server that writes traces joins its own to the one that is being written here. Where none is, none are
/// sent. The handlers' own propagation is off: it would name spans that are never exported.
/// </summary>
internal static class TraceHeaders
{
    /// <summary>Writes the headers for the span that a request belongs to.</summary>
    /// <param name="add">Takes the name and the value of a header.</param>
    public static void Write(Action<string, string> add)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } span)
        {
            add("traceparent", id);
            if (span.TraceStateString is { Length: > 0 } state)
            {
                add("tracestate", state);
            }
        }
    }
}
