namespace FocusServer.Load.Settings;

/// <summary>The settings hold mistakes. The message names every one of them: key, value, and what is allowed.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Creates the exception from all mistakes, one line each.</summary>
    public SettingsException(IReadOnlyCollection<string> mistakes)
        : base(string.Join(Environment.NewLine, (IEnumerable<string>)[Headline(mistakes), .. mistakes.Select(mistake => "  - " + mistake)]))
    {
    }

    /// <summary>None: the mistake is in the settings, not in the code.</summary>
    public override string? StackTrace => null;

    private static string Headline(IReadOnlyCollection<string> mistakes) => mistakes.Count == 1
        ? "The configuration has a mistake; nothing was sent to any server:"
        : $"The configuration has {mistakes.Count} mistakes; nothing was sent to any server:";
}
