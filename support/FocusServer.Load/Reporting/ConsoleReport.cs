using System.Globalization;
using FocusServer.Evidence;
using FocusServer.Evidence.Causes;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Load.Reporting;

/// <summary>Writes a run to the console, line by line, as it happens. Times are scenario time.</summary>
/// <param name="writeLine">Takes one line, without its line break.</param>
public sealed class ConsoleReport(Action<string> writeLine) : IRunObserver
{
    private static readonly string _doubleRule = new('=', 80);
    private static readonly string _rule = new('=', 60);

    private readonly RunRecord _record = new();

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        _record.On(runEvent);
        switch (runEvent)
        {
            case RunStarted started:
                WriteStart(started.Plan.Options);
                Write([.. PlanReport.Lines(started.Plan, started.Limits, started.Times, started.Manifest.SelfTest, started.Manifest.Generators)]);
                break;
            case StepStarted started:
                Write(SearchReport.Start(started.Step));
                break;
            case LoadKnown known:
                Write(PlanReport.Lines(known));
                break;
            case LevelRaised raised:
                Write($"   Created {raised.Created}/{raised.Asked} jobs", "");
                break;
            case HoldStarted started:
                Write(SearchReport.Hold(started), "   🏥 Checking system health...", "");
                break;
            case StepJudged judged:
                WriteStep(judged.Result);
                break;
            case PaceChanged changed:
                Write($"🐢 Pace {Figures.Plain(changed.From)} → {Figures.Plain(changed.To)}: {changed.Why}.", "");
                break;
            case MaximumReached reached:
                WriteMaximum(reached);
                break;
            case GeneratorLost lost:
                Write($"   ❗ Load generator {GeneratorText.DescribeLoss(lost.Name, lost.Lost)}");
                break;
            case Steered steered:
                Write($"🕹️  {SteeringText.Describe(steered)}.", "");
                break;
            case LevelStayed stayed:
                Write($"🕹️  It {SteeringText.Describe(stayed)}.", "");
                break;
            case FinalHealthStarted started:
                Write(started.AtMaximum
                    ? "🏥 FINAL HEALTH CHECK at maximum load..."
                    : $"🏥 FINAL HEALTH CHECK at {started.Level} jobs...");
                break;
            case FinalHealthChecked { Result: var health }:
                WriteFinalHealth(health);
                break;
            case CleanupStarted started:
                Write(started.CutShort is null ? [] : ["", $"🛑 STOPPED: {started.CutShort.Sentence}", ""]);
                Write("🧹 CLEANUP: Stopping all jobs...");
                break;
            case CleanupFinished { Result: var cleanup }:
                Write($"   Cleaned up {cleanup.Gone.Count} jobs", "");
                break;
            case RunFinished { Result: { } result }:
                WriteResult(result);
                break;
            default:
                Write(SearchReport.Lines(runEvent));
                break;
        }
    }

    private void WriteStart(RampOptions ramp)
    {
        var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(ramp.Name);
        Write(_doubleRule, "🚀 GRADUAL LIVE JOB LOAD TEST - Starting", _doubleRule);
        Write($"   Test: {name} Gradual Load ({ramp.InitialJobs}→{ramp.MaxJobs})");
        Write($"   Pattern: {RampText.DescribePattern(ramp)}");
        Write(_doubleRule, "");
    }

    private void WriteStep(StepResult result)
    {
        var again = result.Attempt == 1 ? "" : result.Healthy ? " (held again: recovered)" : result.Failed ? " (held again: confirmed)" : " (held again: not proven)";
        Write(_rule, $"{(result.Proven ? Mark(result.Healthy) : "❔")} {SearchReport.Title(result.Step)}: {result.Step.Level} Jobs{again}", _rule);
        var unknown = result.Tally?.Unknown ?? 0;
        Write($"   📊 Jobs: {result.Active} active ({result.Streaming} ok, {result.NotStreaming - unknown} failed{(unknown == 0 ? "" : $", {unknown} unknown")})");
        Write($"   ⏱️  Avg Creation: {Figures.ConsoleTime(result.AverageCreation)}");
        Write($"   📈 Success Rate: {Figures.ConsolePercent(result.SuccessRate.Percent)}");
        Write($"   🏥 Health: {(result.ApiHealthy ? "PASS" : "FAIL")}");
        Write($"   🔍 API Response: {Figures.ConsoleTime(result.Probes.Response.Max)}");
        Write([.. result.Generators.Select(hold => $"   {(GeneratorText.FindTrouble(hold) is null ? "🧰" : "❗")} {GeneratorText.Describe(hold)}")]);
        var held = Figures.ConsoleSetting(result.HoldEndedAt - result.HoldStartedAt);
        Write(result.EndedEarly is null ? [] : [$"   ⏹️  Ended after {held}: {result.EndedEarly}"]);
        foreach (var missed in result.Criteria.Where(criterion => criterion.Outcome != CriterionOutcome.Pass))
        {
            Write($"   ❗ {(missed.Outcome == CriterionOutcome.NotProven ? "Not proven" : "Missed")}: {missed.Sentence}");
        }

        Write(result.Remark is null ? [] : [$"   ℹ️  {result.Remark}"]);
        Write(_rule, "");
    }

    private void WriteMaximum(MaximumReached reached) =>
        Write(
            reached.Streaming == reached.Maximum
                ? $"🎯 MAXIMUM REACHED: {reached.Maximum} jobs"
                : $"🎯 MAXIMUM REACHED: {reached.Maximum} jobs asked for, {reached.Streaming} streaming",
            "");

    private void WriteFinalHealth(FinalHealth health)
    {
        Write($"   System Healthy: {health.Healthy}");
        Write($"   API Response: {Figures.ConsoleTime(health.ApiResponse)}");
        Write(health.Reason is null ? [] : [$"   ❗ {health.Reason}"]);
        Write("");
    }

    private void WriteResult(RampResult result)
    {
        var verdict = result.Verdict;
        Write(_doubleRule, "🚀 GRADUAL LIVE JOB LOAD TEST - RESULTS", _doubleRule, "");
        Write($"📊 Overall Status: {Status(verdict.Outcome)}");
        Write($"   • Duration: {Figures.ConsoleDuration(result.Duration)} seconds");
        Write($"   • Total Steps: {result.Plan.Steps.Count}");
        Write($"   • Successful Steps: {result.Steps.Count(step => step.Healthy)}");
        WriteReasons(verdict);
        Write("", "📈 Job Statistics:");
        Write($"   • Max Concurrent Jobs: {verdict.Capacity}");
        Write($"   • Total Jobs Created: {result.Jobs.Count}");
        Write($"   • Successful: {result.SuccessfulJobs}");
        Write($"   • Failed: {result.FailedJobs}");
        Write(result.GeneratorErrors == 0 ? [] : [$"   • Errors of the load generator: {result.GeneratorErrors}"]);
        Write(result.UnknownJobs == 0 ? [] : [$"   • Unknown, their load generator was lost: {result.UnknownJobs}"]);
        Write([.. result.FailureCauses.Select(cause => $"     {cause}"), ""]);
        Write(SearchReport.Result(result));
        WriteCauses();
        WriteCleanup(result.Cleanup!);
        Write([.. FiguresReport.Lines(result)]);
        Write("", _doubleRule);
    }

    private void WriteReasons(RampVerdict verdict)
    {
        if (verdict.Outcome == RampOutcome.Held)
        {
            return;
        }

        Write(verdict.CutShort is null ? [] : [$"   ❗ Not proven: {verdict.CutShort.Sentence}"]);
        Write([.. verdict.Criteria.Where(criterion => criterion.Outcome == CriterionOutcome.Fail).Select(missed => $"   ❗ Missed: {missed.Sentence}")]);
        Write([.. verdict.Criteria.Where(criterion => criterion.Outcome is CriterionOutcome.NoData or CriterionOutcome.NotProven).Select(open => $"   ❗ Not proven: {open.Sentence}")]);
    }

    private void WriteCauses()
    {
        if (CauseText.Beside(_record) is { Count: > 0 } beside)
        {
            Write("🔎 Cause, by what was seen beside the server:");
            Write([.. CauseText.Causes(_record).DefaultIfEmpty("nothing failed").Select(cause => $"   • {cause}")]);
            Write([.. beside.Select(source => $"     {source}"), ""]);
        }
    }

    private void WriteCleanup(CleanupResult cleanup)
    {
        Write("🧹 Cleanup:");
        Write($"   • Status: {(cleanup.Successful ? "✅ Successful" : "❌ Failed")}");
        Write($"   • Jobs Cleaned: {cleanup.Gone.Count}");
        Write([.. cleanup.Leftovers.Select(leftover => $"   • Left behind: {leftover.JobId}, {leftover.Reason}")]);
        Write(cleanup.UnidentifiedJobs == 0 ? [] : [$"   • Without a usable answer: {cleanup.UnidentifiedJobs} request(s) that may have made a job"]);
        Write([.. CauseText.Left(_record).Select(left => $"   • {left}")]);
    }

    private void Write(params IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            writeLine(line);
        }
    }

    private static string Status(RampOutcome outcome) => outcome switch
    {
        RampOutcome.Held => "✅ PASSED",
        RampOutcome.NotProven => "❌ NOT PROVEN",
        _ => "❌ FAILED",
    };

    private static string Mark(bool ok) => ok ? "✅" : "❌";
}
