using System.Globalization;
using System.Text.RegularExpressions;
using FocusServer.Evidence.Measurements;
using FocusServer.Suite.Settings;

namespace FocusServer.Specs.Conversions;

/// <summary>Reads limits: percentages such as "70 %" and durations such as "15 s".</summary>
[Binding]
public sealed partial class LimitConversions
{
    // Wider than what is allowed, so that a mistake gets its own message and not that of a step without a definition.
    [StepArgumentTransformation(@"(\S+(?: %)?)", Name = "percentage")]
    public Percentage ToPercentage(string text) => Number(text, "%") is { } number && new Percentage(number) is { IsValid: true } share
        ? share
        : throw new SettingsException([$"limit {text}: 0 % to 100 %, such as \"70 %\""]);

    [StepArgumentTransformation(@"(\S+(?: s)?)", Name = "duration")]
    public TimeSpan ToDuration(string text) => Number(text, "s") is > 0 and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new SettingsException([$"limit {text}: a time above 0 s, such as \"15 s\""]);

    private static double? Number(string text, string unit) =>
        NumberWithUnit().Match(text) is { Success: true } match && match.Groups["unit"].Value == unit
            ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^(?<number>-?\d{1,9}(\.\d{1,9})?) ?(?<unit>%|s)$")]
    private static partial Regex NumberWithUnit();
}
