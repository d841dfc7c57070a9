using System.Globalization;
using System.Text.RegularExpressions;

namespace FocusServer.LivingDocs.Ramps.Reading;

/// <summary>Reads why a run was cut short. Some evidence says where in the same sentence, and is not to be told twice.</summary>
internal static partial class CutShortText
{
    public static CutShort Of(string why, int? step, int? level, string phase)
    {
        var said = Place().Match(why);
        return said.Success
            ? new CutShort(step ?? Whole(said, "step"), level ?? Whole(said, "level"), why[said.Length..], phase)
            : new CutShort(step, level, why, phase);
    }

    private static int? Whole(Match said, string name) => int.Parse(said.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^cut short at step (?<step>\d{1,9}) \((?<level>\d{1,9}) jobs?\): ")]
    private static partial Regex Place();
}
