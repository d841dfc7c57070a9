namespace FocusServer.LivingDocs.Ramps;

/// <summary>The name of a ramp.</summary>
internal static class RampName
{
    /// <summary>Describes a ramp, such as "Full ramp 5→100, staging".</summary>
    /// <param name="ramp">The ramp; empty when it is not known.</param>
    /// <param name="range">The first and the last level, in jobs; null when they are not known.</param>
    /// <param name="row">The row of the Examples; empty when there is none.</param>
    /// <param name="environment">The environment it ran in; empty when it is not known.</param>
    public static string Describe(string ramp, (int Initial, int Maximum)? range, string row, string environment)
    {
        var name = ramp.Length > 0 ? $"{char.ToUpperInvariant(ramp[0])}{ramp[1..]} ramp" : "Ramp";
        var levels = range is { } known ? FormattableString.Invariant($" {known.Initial}→{known.Maximum}") : "";
        return name + levels + (row, environment) switch
        {
            ("", "") => "",
            ("", _) => $", {environment}",
            (_, "") => $", {row}",
            _ when row == environment => $", {row}",
            (_, "embedded") => $", {row} (embedded server)",
            _ => $", {row} (in {environment})",
        };
    }
}
