namespace FocusServer.Evidence.Measurements;

/// <summary>For how long the load generator was overloaded in one way.</summary>
/// <param name="Strain">In which.</param>
/// <param name="For">How long, in real time.</param>
public sealed record StrainTime(Strain Strain, TimeSpan For);
