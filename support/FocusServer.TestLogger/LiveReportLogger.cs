using System.Text;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace FocusServer.TestLogger;

/// <summary>
/// Shows what the tests write to their standard output while they run, which the console logger keeps back, and why a test was skipped;
/// at the end, passed or failed, it has the living documentation written.
/// Enabled by suite.runsettings, whatever other loggers a user adds.
/// </summary>
[FriendlyName("focus")]
[ExtensionUri("logger://focusserver.specs/live/v1")]
public sealed class LiveReportLogger : ITestLogger
{
    // The platform drops blank lines of a test's output, so the suite's blank lines hold this, which has no width.
    private const string BlankLine = "\u200B";
    private const string RunnersOwn = "[xUnit.net ";

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        events = events ?? throw new ArgumentNullException(nameof(events));
        UseUtf8();
        if (!OtherLoggers.ShowOutput(Environment.GetCommandLineArgs()))
        {
            events.TestRunMessage += (_, message) => ShowOutput(message);
        }

        events.TestResult += (_, result) => ShowSkipReason(result.Result);
        events.TestRunComplete += (_, _) => LivingDocs.Write(Path.GetDirectoryName(typeof(LiveReportLogger).Assembly.Location)!, Console.Out.WriteLine);
    }

    private static void ShowOutput(TestRunMessageEventArgs message)
    {
        if (message.Level == TestMessageLevel.Informational && !message.Message.StartsWith(RunnersOwn, StringComparison.Ordinal))
        {
            Console.Out.WriteLine(message.Message == BlankLine ? "" : message.Message);
        }
    }

    private static void ShowSkipReason(TestResult result)
    {
        if (result.Outcome == TestOutcome.Skipped)
        {
            var reason = (result.ErrorMessage ?? string.Concat(result.Messages.Select(message => message.Text))).Trim();
            Console.Out.WriteLine($"  Skipped {result.TestCase.DisplayName}: {(reason.Length > 0 ? reason : "no reason was given")}");
        }
    }

    private static void UseUtf8()
    {
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // No console to set: what is redirected is UTF-8 as it is.
        }
    }
}
