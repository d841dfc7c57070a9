using System.Text.Json;
using FocusServer.Evidence.Events;

namespace FocusServer.Load.Cleanup;

/// <summary>One line of a journal; what does not belong to its event is absent. An embedded server ended with its process.</summary>
internal sealed record JournalEntry(
    JournalEvent Event, string? RunId = null, Uri? BaseUrl = null, bool? Embedded = null, int? Job = null, string? JobId = null)
{
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, EvidenceJson.Options), (byte)'\n'];

    /// <summary>Reads a line; null when it is not whole, as the last one of a killed process may be.</summary>
    public static JournalEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalEntry>(line, EvidenceJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The events of a journal.</summary>
internal enum JournalEvent
{
    /// <summary>A run opened it; nothing has been asked for.</summary>
    Opened,

    /// <summary>A job is about to be asked for.</summary>
    Requested,

    /// <summary>The server's name of the job is known.</summary>
    Named,

    /// <summary>The server said that it made no job.</summary>
    NotMade,

    /// <summary>The server says that the job is gone.</summary>
    Gone,

    /// <summary>The run's own cleanup came to its end, whatever it found.</summary>
    CleanedUp,

    /// <summary>A sweep came to its end, whatever it found.</summary>
    Swept,
}
