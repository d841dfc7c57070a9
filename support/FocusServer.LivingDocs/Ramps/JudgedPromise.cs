namespace FocusServer.LivingDocs.Ramps;

/// <summary>A promise, measured and judged, in the words of the evidence.</summary>
/// <param name="Name">What is promised, such as "success rate".</param>
/// <param name="Kept">Whether it was kept; null when that is not known.</param>
/// <param name="Measured">What was measured, with its unit.</param>
/// <param name="Limit">What was allowed, with its unit.</param>
/// <param name="BeganAfter">When in the hold it could no longer be kept; null when that is not known.</param>
public sealed record JudgedPromise(string Name, bool? Kept, string Measured, string Limit, TimeSpan? BeganAfter = null)
{
    /// <summary>In one line, such as "success rate 60 %, limit ≥ 70 %".</summary>
    public string Sentence => $"{Name} {Measured}, limit {Limit}";
}
