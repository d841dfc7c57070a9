namespace FocusServer.LivingDocs.Document;

/// <summary>What was measured of one promise.</summary>
/// <param name="Promise">What it is about, as the features call it, such as "success rate".</param>
/// <param name="Measured">The value, with its unit.</param>
/// <param name="Limit">The limit with its direction, such as "≥ 85 %"; empty when there is none.</param>
/// <param name="Ok">Whether it was kept; null when that is not known.</param>
/// <param name="Margin">How far from the limit; empty when there is none.</param>
/// <param name="Steps">Words that steps about it hold.</param>
public sealed record MeasuredView(string Promise, string Measured, string Limit, bool? Ok, string Margin, IReadOnlyList<string> Steps);
