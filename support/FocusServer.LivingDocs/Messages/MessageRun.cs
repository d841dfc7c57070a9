using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>The messages of one run, by id. They may be added in any order.</summary>
internal sealed class MessageRun
{
    private readonly Dictionary<string, Dictionary<string, TestStepFinished>> _steps = [];

    public Meta? Meta { get; private set; }

    public TestRunStarted? Started { get; private set; }

    public TestRunFinished? Finished { get; private set; }

    public Dictionary<string, Source> Sources { get; } = [];

    public Dictionary<string, GherkinDocument> Documents { get; } = [];

    public List<ParseError> ParseErrors { get; } = [];

    public Dictionary<string, Pickle> Pickles { get; } = [];

    public Dictionary<string, TestCase> Cases { get; } = [];

    public Dictionary<string, TestCaseStarted> Attempts { get; } = [];

    /// <summary>The ends of attempts, by attempt.</summary>
    public Dictionary<string, TestCaseFinished> AttemptsFinished { get; } = [];

    /// <summary>The attachments, by attempt; those of no attempt are under the empty string.</summary>
    public Dictionary<string, List<Attachment>> Attachments { get; } = [];

    /// <summary>The external attachments, by attempt; those of no attempt are under the empty string.</summary>
    public Dictionary<string, List<ExternalAttachment>> ExternalAttachments { get; } = [];

    public Dictionary<string, Hook> Hooks { get; } = [];

    public Dictionary<string, TestRunHookStarted> RunHooks { get; } = [];

    public List<TestRunHookFinished> RunHooksFinished { get; } = [];

    /// <summary>The suggested definitions, by pickle step.</summary>
    public Dictionary<string, Suggestion> Suggestions { get; } = [];

    public List<UndefinedParameterType> UndefinedParameterTypes { get; } = [];

    public DateTimeOffset? StartedAt => Times.From(Started?.Timestamp);

    public void Add(object message)
    {
        switch (message)
        {
            case Meta meta: Meta = meta; break;
            case TestRunStarted started: Started = started; break;
            case TestRunFinished finished: Finished = finished; break;
            case Source source: Sources[source.Uri] = source; break;
            case GherkinDocument document: Documents[document.Uri] = document; break;
            case ParseError error: ParseErrors.Add(error); break;
            case Pickle pickle: Pickles[pickle.Id] = pickle; break;
            case TestCase testCase: Cases[testCase.Id] = testCase; break;
            case TestCaseStarted attempt: Attempts[attempt.Id] = attempt; break;
            case TestCaseFinished finished: AttemptsFinished[finished.TestCaseStartedId] = finished; break;
            case TestStepFinished step: ListOf(_steps, step.TestCaseStartedId)[step.TestStepId] = step; break;
            case Attachment attachment: ListOf(Attachments, attachment.TestCaseStartedId).Add(attachment); break;
            case ExternalAttachment attachment: ListOf(ExternalAttachments, attachment.TestCaseStartedId).Add(attachment); break;
            case Hook hook: Hooks[hook.Id] = hook; break;
            case TestRunHookStarted started: RunHooks[started.Id] = started; break;
            case TestRunHookFinished finished: RunHooksFinished.Add(finished); break;
            case Suggestion suggestion: Suggestions[suggestion.PickleStepId] = suggestion; break;
            case UndefinedParameterType undefined: UndefinedParameterTypes.Add(undefined); break;
        }
    }

    public IReadOnlyDictionary<string, TestStepFinished> StepsOf(TestCaseStarted attempt) =>
        _steps.GetValueOrDefault(attempt.Id) ?? [];

    private static T ListOf<T>(Dictionary<string, T> lists, string? key)
        where T : new() =>
        lists.TryGetValue(key ?? "", out var list) ? list : lists[key ?? ""] = new T();
}
