using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The verdict of a ramp in a few words.</summary>
/// <param name="Word">The outcome of the ramp.</param>
/// <param name="Headline">The headline, such as "Held", "Broke at 60 jobs" or "Not proven".</param>
/// <param name="Sentence">The whole verdict, such as "Full ramp 5→100, staging: broke at 60 jobs. Success rate 63.3 %, limit 70 %. Last level that held: 55."</param>
/// <param name="Subject">The name of the ramp, such as "Full ramp 5→100, staging".</param>
/// <param name="Details">The sentences after subject and headline.</param>
public sealed record VerdictSentence(RampOutcome Word, string Headline, string Sentence, string Subject, string Details)
{
    /// <summary>Creates the verdict sentence of a ramp.</summary>
    public static VerdictSentence From(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (headline, rest, details) = VerdictText.Describe(run);
        var subject = SubjectOf(run);
        List<string> said = [.. details];
        return new(
            run.Outcome,
            headline,
            string.Join(' ', said.Prepend($"{subject}: {char.ToLowerInvariant(headline[0])}{headline[1..]}{rest}.")),
            subject,
            string.Join(' ', rest.Length > 0 ? said.Prepend(VerdictText.Capital(rest.TrimStart(' ', ',', ':')) + ".") : said));
    }

    // The row names the promised limits; the environment is added if the ramp ran elsewhere.
    private static string SubjectOf(RampRun run)
    {
        var name = run.Ramp.Length > 0 ? $"{char.ToUpperInvariant(run.Ramp[0])}{run.Ramp[1..]} ramp" : "Ramp";
        var range = run.Plan is { } plan ? FormattableString.Invariant($" {plan.Options.InitialJobs}→{plan.Options.MaxJobs}") : "";
        return name + range + (run.Place.Row, run.Environment) switch
        {
            ("", "") => "",
            ("", var environment) => $", {environment}",
            (var row, "") => $", {row}",
            var (row, environment) when row == environment => $", {row}",
            (var row, "embedded") => $", {row} (embedded server)",
            var (row, environment) => $", {row} (in {environment})",
        };
    }
}
