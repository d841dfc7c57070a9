namespace FocusServer.Suite.Settings;

/// <summary>The settings hold mistakes. The message names every one of them: key, value, and what is allowed.</summary>
/// <param name="mistakes">All mistakes, one line each.</param>
public sealed class SettingsException(IReadOnlyCollection<string> mistakes)
    : Exception(string.Join(Environment.NewLine, [Headline(mistakes), .. mistakes.Select(mistake => $"  - {mistake}")]))
{
    /// <summary>None: the mistake is in the settings, not in the code.</summary>
    public override string? StackTrace => null;

    private static string Headline(IReadOnlyCollection<string> mistakes) => mistakes.Count == 1
        ? "The configuration has a mistake; nothing was sent to any server:"
        : $"The configuration has {mistakes.Count} mistakes; nothing was sent to any server:";
}
