using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Document;

/// <summary>A ramp on a release page: the last run that proved anything on that server version.</summary>
/// <param name="Name">The name of the ramp.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="Word">The verdict in words.</param>
/// <param name="Runs">The outcomes of all its runs on that version, such as "2 held, 1 not proven".</param>
/// <param name="Cells">The other cells, in the order of <see cref="Header"/>.</param>
public sealed record ReleasedRamp(string Name, RampOutcome Verdict, string Word, string Runs, IReadOnlyList<string> Cells)
{
    /// <summary>The headers of the other cells.</summary>
    public static IReadOnlyList<string> Header { get; } = ["levels", "capacity", "breaking point", "limits", "worst figures", "cleanup", "run"];
}
