using System.Text.Json;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Document;

/// <summary>An attachment of a step or scenario.</summary>
/// <param name="Name">The file's name; empty for a line of a log.</param>
/// <param name="MediaType">The media type, as the runner gave it.</param>
/// <param name="Text">The content, when it is text; null when it is not.</param>
/// <param name="Bytes">The content, when it is not text.</param>
/// <param name="Url">The address of content that is stored elsewhere; null if it is stored here.</param>
public sealed record StepAttachment(string Name, string MediaType, string? Text, ReadOnlyMemory<byte> Bytes, string? Url)
{
    /// <summary>True if it is output that a step wrote.</summary>
    public bool IsLog => MediaType == "text/x.cucumber.log+plain";

    /// <summary>The judged criterion; null if the attachment is anything else or cannot be read.</summary>
    public Criterion? Criterion { get; } = MediaType == Evidence.Judging.Criterion.MediaType ? Read(Text) : null;

    private static Criterion? Read(string? text)
    {
        try
        {
            return JsonSerializer.Deserialize<Criterion>(text ?? "", EvidenceJson.Options) is { Name.Length: > 0, Measured: not null, Limit: not null } criterion
                ? criterion
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
