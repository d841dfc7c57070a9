namespace FocusServer.Evidence.Judging;

/// <summary>A promise of a step that was not kept in a hold.</summary>
/// <param name="Criterion">The promise, as judged.</param>
/// <param name="BeganAfter">
/// When it could no longer be kept, from the start of the hold; zero when the hold began so, null when that is not known.
/// </param>
public sealed record MissedLimit(Criterion Criterion, TimeSpan? BeganAfter)
{
    /// <summary>In one line, such as "success rate 80 %, limit ≥ 85 %, from second 3.2 of the hold".</summary>
    public string Sentence => Criterion.Sentence + Since;

    /// <summary>The time at which it began, as the end of a sentence, such as ", from second 3.2 of the hold"; empty when that is not known.</summary>
    internal string Since => BeganAfter switch
    {
        null => "",
        { Ticks: 0 } => ", from the start of the hold",
        { } after => $", from second {Figures.Number(after.TotalSeconds)} of the hold",
    };
}
