using System.Text;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace FocusServer.TestLogger;

/// <summary>
/// Shows the standard output of the tests while they run, which the console logger holds back, and the reasons of skipped tests; at the
/// end, passed or failed, writes the living documentation. Enabled by suite.runsettings, whatever other loggers a user adds.
/// </summary>
[FriendlyName("focus")]
[ExtensionUri("logger://focusserver.specs/live/v1")]
public sealed class LiveReportLogger : ITestLogger
{
    // The platform drops blank lines of a test's output, so the suite writes a zero-width space in their place.
    private const string BlankLine = "\u200B";
    private const string RunnersOwn = "[xUnit.net ";

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        events = events ?? throw new ArgumentNullException(nameof(events));
        UseUtf8();
        LivingDocs.LeaveToThisProcess();
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
            // There is no console; redirected output is UTF-8 already.
        }
    }
}
