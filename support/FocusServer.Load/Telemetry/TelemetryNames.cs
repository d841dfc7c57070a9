using System.Text.Json;
using FocusServer.Client;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Telemetry;

/// <summary>
/// The attributes of metrics and spans: those of OpenTelemetry's semantic conventions where there is one, and the suite's own under <c>focus</c>.
/// </summary>
public static class TelemetryNames
{
    /// <summary>The name of the ramp, such as "quick".</summary>
    public const string Suite = "test.suite.name";

    /// <summary>The state of the run in the words of the conventions, which know no "not proven".</summary>
    public const string SuiteStatus = "test.suite.run.status";

    /// <summary>The name of a step, such as "step 3".</summary>
    public const string Case = "test.case.name";

    /// <summary>The result of a hold: pass, fail, or not_proven, which the conventions do not know.</summary>
    public const string CaseStatus = "test.case.result.status";

    /// <summary>The kind of an error.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The verdict: held, broke, failed or not_proven.</summary>
    public const string Verdict = "focus.verdict";

    /// <summary>The state of a job.</summary>
    public const string JobState = "focus.job.state";

    /// <summary>The name of a load generator.</summary>
    public const string Generator = "focus.generator.name";

    /// <summary>Gets the value of <see cref="Verdict"/>.</summary>
    public static string For(RampOutcome outcome) => outcome switch
    {
        RampOutcome.Held => "held",
        RampOutcome.Broke => "broke",
        RampOutcome.Failed => "failed",
        _ => "not_proven",
    };

    /// <summary>Gets the value of <see cref="SuiteStatus"/>; what is not proven is never a success.</summary>
    public static string StatusOf(RampVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict switch
        {
            { Outcome: RampOutcome.Held } => "success",
            { Outcome: RampOutcome.NotProven, CutShort: not null } => "aborted",
            _ => "failure",
        };
    }

    /// <summary>Gets the value of <see cref="CaseStatus"/>.</summary>
    public static string StatusOf(StepResult hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return hold.Healthy ? "pass" : hold.Failed ? "fail" : "not_proven";
    }

    /// <summary>Gets the value of <see cref="JobState"/>.</summary>
    public static string For(JobState state) => SnakeCase($"{state}");

    /// <summary>Gets the value of <see cref="ErrorType"/>.</summary>
    public static string For(FocusServerErrorKind kind) => SnakeCase($"{kind}");

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
