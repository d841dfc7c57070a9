namespace FocusServer.Benchmarks;

/// <summary>Something that was measured.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Limit">How much it may be; null: it is only told.</param>
internal sealed record Reading(string Name, double Value, string Unit, double? Limit = null)
{
    public bool IsWithin => Limit is null || Value <= Limit;
}
