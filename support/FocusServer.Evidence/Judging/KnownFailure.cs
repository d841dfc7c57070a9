using System.Globalization;

namespace FocusServer.Evidence.Judging;

/// <summary>A failure that its owner knows of, and by when it will be mended. It covers a missed promise, and changes no verdict.</summary>
/// <param name="Until">The last day, in UTC, on which the failure does not make the exit code red.</param>
/// <param name="Owner">The name of its owner.</param>
public sealed record KnownFailure(DateOnly Until, string Owner)
{
    private const string DayTag = "known_until_";
    private const string OwnerTag = "owner_";
    private const string Example = "@known_until_2027-01-31 @owner_anna";

    /// <summary>Reads the tags of a scenario, those of its feature and row included, with or without "@".</summary>
    /// <returns>The known failure; <see langword="null"/> if no tag speaks of one.</returns>
    /// <exception cref="FormatException">The day is none, there are several, or there is not exactly one owner.</exception>
    public static KnownFailure? From(IEnumerable<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var names = tags.Select(tag => tag.TrimStart('@')).Distinct(StringComparer.Ordinal).ToList();
        var (days, owners) = (After(names, DayTag), After(names, OwnerTag));
        return days switch
        {
            [] => null,
            [_, _, ..] => throw new FormatException($"A scenario has one day until which its failure is known, not {days.Count}: {string.Join(", ", days)}."),
            _ when !DateOnly.TryParseExact(days[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                throw new FormatException($"The tag @{DayTag}{days[0]} names no day. It is written like this: {Example}"),
            _ when owners is not [{ Length: > 0 }] =>
                throw new FormatException($"The tag @{DayTag}{days[0]} needs exactly one owner, and has {owners.Count(owner => owner.Length > 0)}. It is written like this: {Example}"),
            _ => new(DateOnly.ParseExact(days[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), owners[0]),
        };
    }

    /// <summary>Tells whether a verdict is this failure, within its time: a promise was missed, and no job was left behind.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="startedAt">The start of the ramp: its day counts, in UTC.</param>
    public bool Covers(RampVerdict verdict, DateTimeOffset startedAt)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return !IsOver(startedAt) && verdict is { Outcome: RampOutcome.Broke or RampOutcome.Failed, Cleanup.Outcome: CriterionOutcome.Pass };
    }

    /// <summary>Describes what the failure means for a verdict, in a sentence.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="startedAt">The start of the ramp.</param>
    public string Describe(RampVerdict verdict, DateTimeOffset startedAt)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var known = FormattableString.Invariant($"Known until {Until:yyyy-MM-dd}, owner {Owner}");
        return verdict switch
        {
            { Outcome: RampOutcome.Held } => $"{known}: the ramp holds now. Where its scenario passes, remove the tags.",
            { Outcome: RampOutcome.NotProven } => $"{known}: that does not cover what is not proven.",
            _ when IsOver(startedAt) => $"{known}: that day is over.",
            _ when !Covers(verdict, startedAt) => $"{known}: that does not cover jobs that are left behind.",
            _ => $"{known}.",
        };
    }

    private bool IsOver(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime) > Until;

    private static List<string> After(IEnumerable<string> names, string prefix) =>
        [.. names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];
}
