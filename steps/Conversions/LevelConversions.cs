using FocusServer.Suite.Settings;

namespace FocusServer.Specs.Conversions;

/// <summary>Reads levels as a sentence names them, such as "5, 10, 20 and 31 to 40".</summary>
[Binding]
public sealed class LevelConversions
{
    [StepArgumentTransformation(@"(\d+(?: to \d+)?(?:(?:, | and )\d+(?: to \d+)?)*)", Name = "levels")]
    public IReadOnlyList<int> ToLevels(string text) =>
        WrittenLevels.Read(text.Replace(" and ", ", ", StringComparison.Ordinal).Replace(" to ", "-", StringComparison.Ordinal))
            ?? throw new FormatException($"\"{text}\" names no levels, such as \"5, 10 and 20 to 30\".");
}
