namespace FocusServer.LivingDocs.Ramps;

/// <summary>A column of a ramp's table.</summary>
/// <param name="Key">Its name for machines, with its unit, such as "successRatePercent".</param>
/// <param name="Header">Its name for people, with its unit, such as "success rate, %".</param>
/// <param name="Numeric">True if its cells are numbers, or words in place of a missing number.</param>
internal sealed record RampColumn(string Key, string Header, bool Numeric);
