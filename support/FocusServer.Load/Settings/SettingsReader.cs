using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace FocusServer.Load.Settings;

/// <summary>
/// Reads settings one by one and collects every mistake, rather than stopping at the first as the configuration binder does.
/// A key that nobody read is a mistake too.
/// </summary>
internal sealed class SettingsReader(IConfigurationRoot configuration)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _mistakes = [];

    /// <summary>Every mistake so far.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>The text of a key; null when it is not set, or empty.</summary>
    public string? Text(string key)
    {
        _known.Add(key);
        return configuration[key] is { Length: > 0 } text ? text : null;
    }

    /// <summary>The text of a key, where it is what is allowed; a secret one is never printed.</summary>
    public string? Text(string key, Func<string, bool> isAllowed, string allowed, bool secret = false)
    {
        if (Text(key) is { } text && !isAllowed(text))
        {
            Mistake(key, secret ? "***" : text, allowed);
            return null;
        }

        return Text(key);
    }

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public int Int(string key, int fallback, int min, int max)
    {
        if (Text(key) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Mistake(key, text, string.Create(CultureInfo.InvariantCulture, $"a whole number, from {min} to {max}"));
        return fallback;
    }

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public double Number(string key, double fallback, double min, double max)
    {
        if (Text(key) is not { } text)
        {
            return fallback;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Mistake(key, text, string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}"));
        return fallback;
    }

    /// <summary>True or false; false when it is not set.</summary>
    public bool Flag(string key)
    {
        if (Text(key) is not { } text || bool.TryParse(text, out var flag) && !flag)
        {
            return false;
        }

        if (!bool.TryParse(text, out _))
        {
            Mistake(key, text, "true or false");
        }

        return true;
    }

    /// <summary>Notes a mistake.</summary>
    public void Mistake(string key, string? value, string allowed) =>
        _mistakes.Add($"{VariableName(key)} {(value is null ? "is not set" : "= " + value)}: {allowed}");

    /// <summary>Notes every key that is set and that nobody has read; not its value, which may be a misspelt secret.</summary>
    public void RejectUnknownKeys()
    {
        foreach (var (key, _) in configuration.AsEnumerable().Where(pair => pair.Value is not null && !_known.Contains(pair.Key)))
        {
            _mistakes.Add($"{VariableName(key)}: no such setting; there are {string.Join(", ", _known.Order().Select(VariableName))}");
        }
    }

    /// <summary>The environment variable of a key.</summary>
    public static string VariableName(string key) => SettingsLoader.VariablePrefix + key.Replace(":", "__", StringComparison.Ordinal);
}
