namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>Describes an age in words, such as "2 days ago".</summary>
internal static class Ages
{
    public static string Text(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => Count((int)age.TotalMinutes, "minute"),
        { TotalDays: < 1 } => Count((int)age.TotalHours, "hour"),
        _ => Count((int)age.TotalDays, "day"),
    };

    private static string Count(int number, string one) => FormattableString.Invariant($"{number} {one}{(number == 1 ? "" : "s")} ago");
}
