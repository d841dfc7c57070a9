using System.Net;
using FocusServer.Suite.Watching;

namespace FocusServer.Suite.Settings;

/// <summary>Reads whether and where the live page of a ramp is served.</summary>
internal static class WatchSettings
{
    private const string Key = "Watch";
    private const string Address = "WatchAddress";
    private const string Token = "WatchToken";
    private const int ShortestToken = 16;

    /// <summary>The plan; null when no page is asked for.</summary>
    public static WatchPlan? Read(SettingsReader reader)
    {
        var wanted = reader.Flag(Key);
        var text = reader.Text(Address, known => IPAddress.TryParse(known, out _), "an IP address");
        var port = reader.Int("WatchPort", fallback: 0, min: 0, max: 65_535);
        var token = reader.Text(Token, IsToken, $"at least {ShortestToken} letters, digits or signs of ASCII", conceal: _ => "***");
        if (reader.IsFromFile(Token))
        {
            reader.Mistake(Token, "***", "in a variable or a user secret, not in a file");
        }

        var address = text is null ? IPAddress.Loopback : IPAddress.Parse(text);
        if (wanted && token is null && !IPAddress.IsLoopback(address))
        {
            reader.Mistake(Address, text, $"a loopback address, such as 127.0.0.1, unless {SettingsReader.VariableName(Token)} is set");
        }

        return wanted ? new WatchPlan(address, port, token) : null;
    }

    private static bool IsToken(string text) => text.Length >= ShortestToken && text.All(letter => letter is > ' ' and < '\u007f');
}
