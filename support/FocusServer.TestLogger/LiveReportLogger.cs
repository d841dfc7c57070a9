using System.Text;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;

namespace FocusServer.TestLogger;

/// <summary>
/// Shows what tests write while they run, which the console logger keeps back, and why a test was skipped. Enabled by suite.runsettings,
/// whatever other loggers a user adds.
/// </summary>
[FriendlyName("focus")]
[ExtensionUri("logger://focusserver.specs/live/v1")]
public sealed class LiveReportLogger : ITestLogger
{
    // As xunit.runner.visualstudio writes it with "showLiveOutput" in xunit.runner.json.
    private static readonly Regex _outputLine = new(@"^\[xUnit\.net [\d:.]+\]\s+.+? \[OUTPUT\] ?(?<line>.*)$", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        events = events ?? throw new ArgumentNullException(nameof(events));
        UseUtf8();
        events.TestRunMessage += (_, message) => ShowOutput(message.Message);
        events.TestResult += (_, result) => ShowSkipReason(result.Result);
    }

    private static void ShowOutput(string message)
    {
        if (_outputLine.Match(message) is { Success: true } match)
        {
            Console.Out.WriteLine(match.Groups["line"].Value);
        }
    }

    private static void ShowSkipReason(TestResult result)
    {
        if (result.Outcome == TestOutcome.Skipped)
        {
            var reason = result.ErrorMessage ?? string.Concat(result.Messages.Select(message => message.Text));
            Console.Out.WriteLine($"  Skipped because: {(reason.Trim() is { Length: > 0 } known ? known : "no reason was given")}");
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
