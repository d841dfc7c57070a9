using System.Globalization;
using System.Text.RegularExpressions;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Settings;
using Reqnroll;

namespace FocusServer.Specs.Conversions;

/// <summary>Reads shares such as "70 %" and tables of limits.</summary>
[Binding]
public sealed partial class LimitConversions
{
    private static readonly string[] _columns = ["healthy steps", "success rate", "API response", "errors at maximum"];

    [StepArgumentTransformation(@"(-?\d+\.?\d* ?%)", Name = "share")]
    public Percentage ToShare(string text)
    {
        var share = new Percentage(Number(text, "%") ?? double.NaN);
        Reject(share.IsValid ? [] : [$"share {text}: 0 % to 100 %"]);
        return share;
    }

    [StepArgumentTransformation]
    public RampLimits ToLimits(DataTable table)
    {
        Reject(table.RowCount == 1 ? [] : [$"the table of limits has {table.RowCount} rows: exactly one below its header"]);
        var cells = table.Rows[0];
        var mistakes = _columns.Where(column => !table.Header.Contains(column)).Select(column => $"limit \"{column}\" is missing")
            .Concat(table.Header.Except(_columns).Select(column => $"limit \"{column}\": no such limit; there are {string.Join(", ", _columns)}"))
            .ToList();
        Reject(mistakes);

        var limits = new RampLimits
        {
            MinHealthySteps = new Percentage(Read("healthy steps", "%")),
            MinSuccessRate = new Percentage(Read("success rate", "%")),
            MaxApiResponse = TimeSpan.FromSeconds(Read("API response", "s")),
            MaxErrorRateAtMaximum = new Percentage(Read("errors at maximum", "%")),
        };
        Reject([.. mistakes, .. limits.Validate()]);
        return limits;

        double Read(string column, string unit)
        {
            if (Number(cells[column], unit) is { } number)
            {
                return number;
            }

            mistakes.Add($"limit \"{column}\" = {cells[column]}: a number with its unit, such as \"30 {unit}\"");
            return 1;
        }
    }

    private static void Reject(List<string> mistakes)
    {
        if (mistakes.Count > 0)
        {
            throw new SettingsException(mistakes);
        }
    }

    private static double? Number(string text, string unit) =>
        NumberWithUnit().Match(text) is { Success: true } match && match.Groups["unit"].Value == unit
            ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^(?<number>-?\d{1,9}(\.\d{1,9})?) ?(?<unit>%|s)$")]
    private static partial Regex NumberWithUnit();
}
