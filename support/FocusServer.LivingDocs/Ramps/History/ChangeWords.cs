namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The words for changes, and their definitions.</summary>
public static class ChangeWords
{
    /// <summary>Every word that a page may show, with its definition.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Definitions { get; } =
        [.. Enum.GetValues<ChangeWord>().Select(word => KeyValuePair.Create(Text(word), DefinitionOf(word)))];

    /// <summary>Gets the word of a change, such as "slower but within limits".</summary>
    public static string Text(ChangeWord word) => word switch
    {
        ChangeWord.NotProven => "not proven",
        ChangeWord.Slower => "slower but within limits",
        ChangeWord.AsBefore => "broken as before",
        _ => word.ToString().ToLowerInvariant(),
    };

    private static string DefinitionOf(ChangeWord word) => word switch
    {
        ChangeWord.NotProven => "This run proved nothing, so there is nothing to compare.",
        ChangeWord.New => "No earlier run proved anything with the same ramp, environment and limits.",
        ChangeWord.Held => "Held, as the run before, and no slower than the noise of earlier runs explains.",
        ChangeWord.Regressed => "Broke or failed where the run before held, or broke earlier than any of the last ten runs.",
        ChangeWord.Recovered => "Held where the run before broke or failed.",
        ChangeWord.Unsteady => "Of the last ten runs and this one, the verdict changed three times or more.",
        ChangeWord.Slower => "Held, and yet slower: than any of the last ten runs, at two neighbouring levels, by more than one and a half of their span, or since a change within the last ten runs that lasts.",
        _ => "Broke or failed, as the run before.",
    };
}
