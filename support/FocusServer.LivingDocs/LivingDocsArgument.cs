namespace FocusServer.LivingDocs;

/// <summary>One option of the program.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Value">What kind of value it takes.</param>
/// <param name="Meaning">What it is for, with its default.</param>
/// <param name="Set">Puts the value where it belongs; throws <see cref="FormatException"/> or <see cref="OverflowException"/> when it is of the wrong kind.</param>
internal sealed record LivingDocsArgument(string Name, string Value, string Meaning, Func<LivingDocsOptions, string, LivingDocsOptions> Set)
{
    public LivingDocsOptions Apply(LivingDocsOptions options, string value, List<string> mistakes)
    {
        try
        {
            return value.Length > 0 ? Set(options, value) : throw new FormatException();
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            mistakes.Add($"{Name} is '{value}'; allowed is a value of the kind <{Value}>.");
            return options;
        }
    }
}
