using System.Text.Json;

namespace FocusServer.Support.Tests.Evidence.Trials;

/// <summary>
/// The load classification logic of RFC 9971 (section "Load Classification Logic"), for full-length trials, which are all that a ramp has.
/// It reads nothing but the file, as another implementation would.
/// </summary>
internal static class LoadClassification
{
    public static string Of(JsonElement goal, IEnumerable<JsonElement> trials)
    {
        var (highLoss, lowLoss) = (0.0, 0.0);
        foreach (var trial in trials)
        {
            var duration = trial.GetProperty("intended_duration").GetDouble();
            if ((double)trial.GetProperty("loss_count").GetInt32() / trial.GetProperty("offered_count").GetInt32() > goal.GetProperty("loss_ratio").GetDouble())
            {
                highLoss += duration;
            }
            else
            {
                lowLoss += duration;
            }
        }

        var whole = Math.Max(highLoss + lowLoss, goal.GetProperty("duration_sum").GetDouble());
        var missing = whole - highLoss - lowLoss;
        var allowed = goal.GetProperty("exceed_ratio").GetDouble();
        return highLoss / whole > allowed ? "upper" : (highLoss + missing) / whole <= allowed ? "lower" : "undecided";
    }
}
