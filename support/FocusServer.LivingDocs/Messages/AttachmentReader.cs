using System.Text;
using FocusServer.LivingDocs.Document;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Reads attachments, as text if they are text.</summary>
internal static class AttachmentReader
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static StepAttachment Read(Attachment attached)
    {
        var (name, type) = (attached.FileName ?? "", attached.MediaType ?? "");
        if (attached.ContentEncoding == AttachmentContentEncoding.IDENTITY)
        {
            return new StepAttachment(name, type, attached.Body, default, null);
        }

        var bytes = new byte[attached.Body.Length];
        return Convert.TryFromBase64String(attached.Body, bytes, out var length)
            ? new StepAttachment(name, type, IsText(type) ? TextOf(bytes.AsSpan(0, length)) : null, bytes.AsMemory(0, length), null)
            : new StepAttachment(name, type, attached.Body, default, null);
    }

    public static StepAttachment Read(ExternalAttachment attached) =>
        new(Path.GetFileName(attached.Url), attached.MediaType ?? "", null, default, attached.Url);

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || type.Contains("json", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
