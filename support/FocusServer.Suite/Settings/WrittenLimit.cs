using System.Globalization;
using System.Text.RegularExpressions;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Suite.Settings;

/// <summary>A limit as a feature or its table writes it, such as "70 %" or "15 s", in any culture.</summary>
/// <param name="Text">The text as it stands there.</param>
public sealed partial record WrittenLimit(string Text)
{
    /// <summary>Reads a percentage.</summary>
    /// <param name="name">The name of the limit, such as "success rate".</param>
    /// <exception cref="SettingsException">The text is no percentage; the message names the limit, the text and what is allowed.</exception>
    public Percentage ToPercentage(string name) => Number("%") is { } number && new Percentage(number) is { IsValid: true } share
        ? share
        : throw Mistake(name, "0 % to 100 %, such as \"70 %\" or \"0.5 %\"");

    /// <summary>Reads a time.</summary>
    /// <param name="name">The name of the limit, such as "API response".</param>
    /// <exception cref="SettingsException">The text is no time above zero; the message names the limit, the text and what is allowed.</exception>
    public TimeSpan ToTime(string name) => Number("s") is { } seconds && TimeSpan.FromSeconds(seconds) is var time && time > TimeSpan.Zero
        ? time
        : throw Mistake(name, "a time above 0 s, in seconds, such as \"15 s\" or \"0.5 s\"");

    /// <summary>Returns the text.</summary>
    public override string ToString() => Text;

    private double? Number(string unit) =>
        NumberWithUnit().Match(Text) is { Success: true } match && match.Groups["unit"].Value == unit
            ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
            : null;

    private SettingsException Mistake(string name, string allowed) => new([$"limit \"{name}\" = {(Text.Length == 0 ? "nothing" : Text)}: {allowed}"]);

    [GeneratedRegex(@"^(?<number>-?[0-9]{1,9}(\.[0-9]{1,9})?) ?(?<unit>%|s)\z")]
    private static partial Regex NumberWithUnit();
}
