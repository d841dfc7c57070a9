using System.Text;
using FocusServer.Suite.Reporting;
using FocusServer.Suite.Runs;
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
    /// <summary>Gets the path of the file; a relative one is seen from the clone, wherever the tests were built.</summary>
    protected override string ConfiguredOutputFilePath(IDictionary<string, object> formatterConfiguration) =>
        base.ConfiguredOutputFilePath(formatterConfiguration) is { Length: > 0 } path ? Path.Combine(CloneFolder.Find(), path) : "";

    /// <inheritdoc/>
    protected override Stream CreateTargetFileStream(string outputPath) =>
        new FileStream(outputPath, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>Closes the file, which is the end of the run: what is left is the living documentation.</summary>
    public override void Dispose()
    {
        base.Dispose();
        using var console = new LiveConsole();
        TestLogger.LivingDocs.WriteWithoutLogger(AppContext.BaseDirectory, console.WriteLine);
    }

    /// <inheritdoc/>
    protected override async Task WriteToFile(Envelope envelope, CancellationToken cancellationToken) =>
        await TargetFileStream!.WriteAsync(Encoding.UTF8.GetBytes(NdjsonSerializer.Serialize(envelope) + "\n"), cancellationToken);
}
