using FocusServer.Suite.Settings;

namespace FocusServer.Specs.Conversions;

/// <summary>Takes a limit as it is written. The step knows its name, and reads it as a percentage or a time.</summary>
[Binding]
public sealed class LimitConversions
{
    // Any text, so that a mistake gets its own message and not that of a step without a definition.
    [StepArgumentTransformation("(.*)", Name = "limit")]
    public WrittenLimit ToLimit(string text) => new(text);
}
