using FocusServer.LivingDocs.Document;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Reads the outcome of each pickle of a run.</summary>
internal sealed class OutcomeReader(MessageRun run)
{
    private readonly ILookup<string, TestCaseStarted> _attempts = run.Attempts.Values
        .Where(attempt => run.Cases.ContainsKey(attempt.TestCaseId))
        .ToLookup(attempt => run.Cases[attempt.TestCaseId].PickleId);

    private readonly HashSet<string> _planned = [.. run.Cases.Values.Select(testCase => testCase.PickleId)];

    public Outcome Read(Pickle pickle)
    {
        var attempts = _attempts[pickle.Id]
            .OrderBy(attempt => attempt.Attempt)
            .ThenBy(attempt => Times.From(attempt.Timestamp))
            .Select(attempt => Read(pickle, attempt))
            .ToList();
        if (attempts.Count > 0)
        {
            return attempts[^1] with { EarlierAttempts = attempts[..^1] };
        }

        return !_planned.Contains(pickle.Id) && pickle.Tags.Any(tag => tag.Name.Equals("@ignore", StringComparison.OrdinalIgnoreCase))
            ? Outcome.Ignored
            : Outcome.NotRun;
    }

    private Outcome Read(Pickle pickle, TestCaseStarted attempt)
    {
        var attempted = new AttemptReader(run, pickle, attempt);
        var steps = attempted.Steps();
        var finished = run.AttemptsFinished.GetValueOrDefault(attempt.Id);
        var started = Times.From(attempt.Timestamp);
        var worst = steps.Select(step => step.Status).DefaultIfEmpty(Status.NotRun).Max();
        var cut = finished is null && run.Finished is null && worst is Status.NotRun or Status.Passed;
        return new Outcome(
            cut ? Status.CutShort : worst,
            started,
            Times.From(finished?.Timestamp) - started ?? new TimeSpan(steps.Sum(step => step.Duration?.Ticks ?? 0)),
            (int)attempt.Attempt + 1,
            steps,
            attempted.EvidenceOf(null),
            []);
    }
}
