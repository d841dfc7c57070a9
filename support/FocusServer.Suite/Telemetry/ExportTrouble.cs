using System.Collections.Frozen;
using System.Diagnostics.Tracing;
using System.Globalization;

namespace FocusServer.Suite.Telemetry;

/// <summary>Hears what the OTLP exporters otherwise keep to themselves: that what they sent did not arrive.</summary>
internal sealed class ExportTrouble : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    // The events of that source for data that did not arrive; an unreachable collector is only a warning. Others are about attributes and certificates.
    private static readonly FrozenSet<int> _losses = new[] { 2, 4, 12, 16, 17, 18, 19, 22, 23, 39, 41 }.ToFrozenSet();

    private string? _last;

    /// <summary>The first failure, in a sentence without a full stop; null without one.</summary>
    public string? Sentence => Volatile.Read(ref _last) is { } last ? $"some of what it sent did not arrive: {last}" : null;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource?.Name == Exporter)
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is { Message: { } message, Payload: { } payload } && _losses.Contains(eventData.EventId))
        {
            object[] firstLines = [.. payload.Select(value => $"{value}".ReplaceLineEndings("\n").Split('\n')[0])];
            Volatile.Write(ref _last, string.Format(CultureInfo.InvariantCulture, message, firstLines).TrimEnd('.', ' '));
        }
    }
}
