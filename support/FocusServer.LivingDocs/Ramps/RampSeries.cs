using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FocusServer.Evidence.Limits;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The numbers of a ramp's chart as JSON. In place of a missing number stands the same word as in the table.</summary>
public static class RampSeries
{
    /// <summary>The name of the file; the number is the version of its format.</summary>
    public const string FileName = "ramp-series.v1.json";

    private static readonly JsonSerializerOptions _options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the JSON, with a row for every level; the names include units.</summary>
    public static string Json(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var text = run.Text;
        var json = new JsonObject
        {
            ["version"] = 1,
            ["runId"] = run.RunId,
            ["ramp"] = run.Ramp,
            ["environment"] = run.Environment,
            ["feature"] = run.Place.FeatureUri,
            ["scenario"] = run.Place.Scenario,
            ["row"] = run.Place.Row,
            ["startedAt"] = run.StartedAt,
            ["commit"] = run.Commit,
            ["pace"] = run.Pace,
            ["verdict"] = text.Headline,
            ["sentence"] = text.About(run.Subject),
            ["capacityJobs"] = run.Capacity,
            ["lastGoodJobs"] = run.LastGood,
            ["breakingPointJobs"] = run.BreakingPoint,
            ["limits"] = Limits(run.Limits),
            ["levels"] = new JsonArray([.. run.Levels.Select(level => Row(RampTable.Cells(run, level)))]),
        };
        return json.ToJsonString(_options) + "\n";
    }

    private static JsonObject? Limits(RampLimits? limits) => limits is null
        ? null
        : new()
        {
            ["minSuccessRatePercent"] = limits.MinSuccessRate.Percent,
            ["maxApiResponseMs"] = limits.MaxApiResponse.TotalMilliseconds,
            ["maxErrorsAtMaximumPercent"] = limits.MaxErrorRateAtMaximum.Percent,
            ["minHealthyStepsPercent"] = limits.MinHealthySteps.Percent,
        };

    private static JsonObject Row(IReadOnlyList<string> cells) =>
        new(RampTable.Columns.Zip(cells, (column, cell) => KeyValuePair.Create<string, JsonNode?>(column.Key, Value(column, cell))));

    // Rounded as in the table: 63.3, not 63.333.
    private static JsonValue? Value(RampColumn column, string cell) =>
        column.Numeric && decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(cell);
}
