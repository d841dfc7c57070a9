namespace FocusServer.Benchmarks;

/// <summary>A measured value.</summary>
/// <param name="Name">The name of the measurement.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="Limit">The highest value allowed; null if there is no limit.</param>
internal sealed record Reading(string Name, double Value, string Unit, double? Limit = null)
{
    public bool IsWithin => Limit is null || Value <= Limit;
}
