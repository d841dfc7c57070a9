using System.Text.Json;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Parses a message from a line of JSON.</summary>
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

    /// <summary>Parses a message; null if its kind is not known or not used here.</summary>
    /// <exception cref="JsonException">The line is not JSON, or not a message.</exception>
    /// <exception cref="ArgumentNullException">The message lacks a required property.</exception>
    public static object? Parse(string line) => JsonSerializer.Deserialize<Envelope>(line, _options) is { } envelope ? ContentOf(envelope) : null;

    // Kinds of messages that are not used here are left out.
    private static object? ContentOf(Envelope envelope) =>
        (object?)envelope.TestStepFinished ?? envelope.TestCase ?? envelope.TestCaseStarted ?? envelope.TestCaseFinished ?? envelope.Pickle
        ?? envelope.Attachment ?? envelope.ExternalAttachment ?? envelope.GherkinDocument ?? envelope.Source ?? envelope.ParseError
        ?? envelope.Meta ?? envelope.TestRunStarted ?? envelope.TestRunFinished ?? envelope.Hook ?? envelope.TestRunHookStarted
        ?? envelope.TestRunHookFinished ?? envelope.Suggestion ?? (object?)envelope.UndefinedParameterType;
}
