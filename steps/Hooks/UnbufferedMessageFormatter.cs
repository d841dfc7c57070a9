using System.Text;
using Io.Cucumber.Messages.Types;
using Reqnroll.Formatters.Configuration;
using Reqnroll.Formatters.Message;
using Reqnroll.Formatters.PayloadProcessing;
using Reqnroll.Formatters.RuntimeSupport;
using Reqnroll.Utils;

namespace FocusServer.Specs.Hooks;

/// <summary>Writes each message to the file at once and whole: Reqnroll's own formatter keeps 64 KiB back, which a killed process takes with it.</summary>
public sealed class UnbufferedMessageFormatter(IFormattersConfigurationProvider configuration, IFormatterLog log, IFileSystem files)
    : MessageFormatter(configuration, log, files)
{
    /// <inheritdoc/>
    protected override Stream CreateTargetFileStream(string outputPath) =>
        new FileStream(outputPath, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <inheritdoc/>
    protected override async Task WriteToFile(Envelope envelope, CancellationToken cancellationToken) =>
        await TargetFileStream!.WriteAsync(Encoding.UTF8.GetBytes(NdjsonSerializer.Serialize(envelope) + "\n"), cancellationToken);
}
