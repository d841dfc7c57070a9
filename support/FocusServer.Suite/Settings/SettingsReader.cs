using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace FocusServer.Suite.Settings;

/// <summary>Reads settings and collects every mistake, unread keys included, where the binder would stop at the first.</summary>
internal sealed class SettingsReader(IConfigurationRoot configuration)
{
    private const string Default = "default";

    private readonly SortedDictionary<string, (string Value, string Origin)> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _mistakes = [];

    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>Every setting that was read, a line each: its variable, its value and where that comes from. Secrets are covered.</summary>
    public IReadOnlyList<string> Describe() =>
        [.. _known.Select(setting => $"{VariableName(setting.Key)} = {setting.Value.Value} ({setting.Value.Origin})")];

    /// <summary>The text of a key; null when it is not set, or empty.</summary>
    public string? Text(string key) => Note(key, fallback: "none");

    /// <summary>The text of a key, where it is what is allowed; what may be secret in it is never printed.</summary>
    public string? Text(string key, Func<string, bool> isAllowed, string allowed, Func<string, string>? conceal = null)
    {
        var text = Note(key, fallback: "none", conceal);
        if (text is null || isAllowed(text))
        {
            return text;
        }

        Mistake(key, conceal?.Invoke(text) ?? text, allowed);
        return null;
    }

    /// <summary>The texts of a key, between commas; empty when it is not set.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Text(key) is not { } text)
        {
            return [];
        }

        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
        {
            Mistake(key, text, "one or more, between commas");
        }

        return parts;
    }

    public int Int(string key, int fallback, int min, int max, string fallbackOrigin = Default) =>
        (int)Read(key, fallback, min, max, "a whole number,", double.IsInteger, fallbackOrigin);

    public double Number(string key, double fallback, double min, double max) => Read(key, fallback, min, max, "a number", _ => true);

    public bool Flag(string key, bool fallback = false)
    {
        if (Note(key, fallback ? "true" : "false") is not { } text)
        {
            return fallback;
        }

        if (TypedText.ToFlag(text) is not { } flag)
        {
            Mistake(key, text, "true or false");
            return fallback;
        }

        return flag;
    }

    /// <summary>The one of several words that a key has, in any case.</summary>
    public string Choice(string key, string fallback, IReadOnlyCollection<string> allowed, string fallbackOrigin = Default)
    {
        if (Note(key, fallback, fallbackOrigin: fallbackOrigin) is not { } text)
        {
            return fallback;
        }

        if (allowed.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        Mistake(key, text, $"one of {string.Join(", ", allowed)}");
        return fallback;
    }

    /// <summary>The names of the parts of a section, in any source.</summary>
    public IReadOnlyList<string> Children(string section) =>
        [.. configuration.GetSection(section).GetChildren().Select(child => child.Key)];

    /// <summary>Notes the value that a key has, whatever its source says.</summary>
    public void Note(string key, string value, string origin) => _known[key] = (value, origin);

    public bool IsFromFile(string key) => SettingOrigin.IsFile(OriginOf(key));

    public string OriginOf(string key) => SettingOrigin.For(configuration, key);

    public void Mistake(string key, string? value, string allowed) =>
        _mistakes.Add($"{VariableName(key)} {(value is null ? "is not set" : "= " + value)}: {allowed}");

    /// <summary>Notes a mistake that names its setting by itself.</summary>
    public void Mistake(string sentence) => _mistakes.Add(sentence);

    /// <summary>Notes every key that is set and was not read; not its value, which may be a misspelt secret.</summary>
    public void RejectUnknownKeys()
    {
        foreach (var (key, _) in configuration.AsEnumerable().Where(pair => pair.Value is not null && !_known.ContainsKey(pair.Key)))
        {
            _mistakes.Add($"{VariableName(key)}: no such setting; there are {string.Join(", ", _known.Keys.Select(VariableName))}");
        }
    }

    public static string VariableName(string key) => SettingsLoader.VariablePrefix + key.Replace(":", "__", StringComparison.Ordinal);

    private double Read(string key, double fallback, double min, double max, string kind, Func<double, bool> isKind, string fallbackOrigin = Default)
    {
        if (Note(key, fallback.ToString(CultureInfo.InvariantCulture), fallbackOrigin: fallbackOrigin) is not { } text)
        {
            return fallback;
        }

        if (TypedText.ToNumber(text) is { } number && number >= min && number <= max && isKind(number))
        {
            return number;
        }

        var comma = text.AsSpan().IndexOfAny(",٬،") < 0 ? "" : ", with a point before decimals and nothing between thousands";
        Mistake(key, text, string.Create(CultureInfo.InvariantCulture, $"{kind} from {min} to {max}{comma}"));
        return fallback;
    }

    private string? Note(string key, string fallback, Func<string, string>? conceal = null, string fallbackOrigin = Default)
    {
        // An empty variable is none: it does not hide what the environment's file says.
        var text = configuration.Providers.Reverse().Select(provider => provider.TryGet(key, out var set) ? TypedText.Clean(set ?? "") : null).FirstOrDefault(set => set is { Length: > 0 });
        _known[key] = text is null ? (fallback, fallbackOrigin) : (conceal?.Invoke(text) ?? text, SettingOrigin.For(configuration, key));
        return text;
    }
}
