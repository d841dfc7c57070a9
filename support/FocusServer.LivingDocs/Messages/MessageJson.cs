using System.Text.Json;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>One message of a line of text.</summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new NamedEnum<AttachmentContentEncoding>(AttachmentContentEncoding.IDENTITY),
            new NamedEnum<HookType>(HookType.BEFORE_TEST_CASE),
            new NamedEnum<PickleStepType>(PickleStepType.UNKNOWN),
            new NamedEnum<SourceMediaType>(SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN),
            new NamedEnum<StepDefinitionPatternType>(StepDefinitionPatternType.CUCUMBER_EXPRESSION),
            new NamedEnum<StepKeywordType>(StepKeywordType.UNKNOWN),
            new NamedEnum<TestStepResultStatus>(TestStepResultStatus.UNKNOWN),
        },
    };

    /// <summary>Null for a message of a kind that is not known here.</summary>
    /// <exception cref="JsonException">It is no JSON, or no message.</exception>
    /// <exception cref="ArgumentNullException">It lacks what its schema demands.</exception>
    public static object? Parse(string line) => JsonSerializer.Deserialize<Envelope>(line, _options) is { } envelope ? ContentOf(envelope) : null;

    // Messages of no use here are left out.
    private static object? ContentOf(Envelope envelope) =>
        (object?)envelope.TestStepFinished ?? envelope.TestCase ?? envelope.TestCaseStarted ?? envelope.TestCaseFinished ?? envelope.Pickle
        ?? envelope.Attachment ?? envelope.ExternalAttachment ?? envelope.GherkinDocument ?? envelope.Source ?? envelope.ParseError
        ?? envelope.Meta ?? envelope.TestRunStarted ?? envelope.TestRunFinished ?? envelope.Hook ?? envelope.TestRunHookStarted
        ?? envelope.TestRunHookFinished ?? envelope.Suggestion ?? (object?)envelope.UndefinedParameterType;
}
