using System.Text;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace FocusServer.TestLogger;

/// <summary>
/// Shows the standard output of the tests while they run, which the console logger holds back, and the reasons of skipped tests; at the
/// end, passed or failed, writes the living documentation, and tells MSBuild of a run that proved nothing. Enabled by suite.runsettings, whatever other loggers
/// a user adds.
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
        var run = new TestRun(Environment.GetCommandLineArgs());
        Environment.SetEnvironmentVariable(TestRun.StartedByVariable, run.StartedBy(LivingDocs.PlatformId));
        LivingDocs.LeaveToThisProcess();
        if (!OtherLoggers.ShowOutput(Environment.GetCommandLineArgs()))
        {
            events.TestRunMessage += (_, message) => ShowOutput(message);
        }

        var tests = "the tests";
        events.TestRunStart += (_, start) => tests = string.Join(", ", start.TestRunCriteria.Sources.Select(Path.GetFileNameWithoutExtension));
        events.TestResult += (_, result) => Count(run, result.Result);
        events.TestRunComplete += (_, _) => Complete(run, tests);
    }

    private static void Complete(TestRun run, string tests)
    {
        LeftScreen.Restore(LivingDocs.PlatformId);
        var folder = Path.GetDirectoryName(typeof(LiveReportLogger).Assembly.Location)!;
        LivingDocs.Write(folder, run.AnySelected, Console.Out.WriteLine);
        if (run.Session is { } session)
        {
            var features = LivingDocs.AreBeside(folder);
            ProofFile.For(session).Add(run.WhyNothingIsProven(tests, mayAllBeSkipped: IsDryRun() || !features), isLast: features);
        }
    }

    // A dry run proves the steps' definitions.
    private static bool IsDryRun() => bool.TryParse(Environment.GetEnvironmentVariable("REQNROLL_DRY_RUN"), out var dry) && dry;

    private static void ShowOutput(TestRunMessageEventArgs message)
    {
        if (message.Level == TestMessageLevel.Informational && !message.Message.StartsWith(RunnersOwn, StringComparison.Ordinal))
        {
            Console.Out.WriteLine(message.Message == BlankLine ? "" : message.Message);
        }
    }

    private static void Count(TestRun run, TestResult result)
    {
        var reason = (result.ErrorMessage ?? string.Concat(result.Messages.Select(message => message.Text))).Trim();
        run.Add(result.Outcome, reason);
        if (result.Outcome == TestOutcome.Skipped)
        {
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
