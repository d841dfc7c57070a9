using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>What an envelope holds.</summary>
internal static class EnvelopeContent
{
    /// <summary>Null when it is of no use here, or of a kind that is not known.</summary>
    public static object? Content(this Envelope envelope) =>
        (object?)envelope.TestStepFinished ?? envelope.TestCase ?? envelope.TestCaseStarted ?? envelope.TestCaseFinished ?? envelope.Pickle
        ?? envelope.Attachment ?? envelope.ExternalAttachment ?? envelope.GherkinDocument ?? envelope.Source ?? envelope.ParseError
        ?? envelope.Meta ?? envelope.TestRunStarted ?? envelope.TestRunFinished ?? envelope.Hook ?? envelope.TestRunHookStarted
        ?? envelope.TestRunHookFinished ?? envelope.Suggestion ?? (object?)envelope.UndefinedParameterType;
}
