namespace FocusServer.LivingDocs.Ramps;

/// <summary>From a lowest to a highest value.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public readonly record struct Interval(double Low, double High);
