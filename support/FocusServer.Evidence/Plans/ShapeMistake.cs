namespace FocusServer.Evidence.Plans;

/// <summary>A value of a shape that does not go with the others.</summary>
/// <param name="Field">The name of the property.</param>
/// <param name="Value">Its value.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record ShapeMistake(string Field, int Value, string Allowed);
