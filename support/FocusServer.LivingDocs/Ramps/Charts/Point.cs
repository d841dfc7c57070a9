namespace FocusServer.LivingDocs.Ramps.Charts;

/// <summary>A place in a picture, in its own units, from the upper left.</summary>
internal readonly record struct Point(double X, double Y);
