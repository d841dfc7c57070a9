namespace FocusServer.Benchmarks;

/// <summary>A measured value.</summary>
internal sealed record Reading(string Name, double Value, string Unit, double? Limit = null)
{
    public bool IsWithin => Limit is null || Value <= Limit;
}
