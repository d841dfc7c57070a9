using FocusServer.Evidence.Observations;

namespace FocusServer.Evidence.Causes;

/// <summary>A time in which something that all jobs share was in trouble.</summary>
/// <param name="Kind">The kind of trouble.</param>
/// <param name="Subject">The component or pod.</param>
/// <param name="From">The beginning, in scenario time since the run started.</param>
/// <param name="To">The end, in scenario time since the run started.</param>
/// <param name="Weight">The greater, the more telling.</param>
/// <param name="Sentence">In words.</param>
internal sealed record SharedTrouble(ObservationKind Kind, string Subject, TimeSpan From, TimeSpan To, int Weight, string Sentence)
{
    /// <summary>Tells whether a moment is in it.</summary>
    public bool Covers(TimeSpan at) => at >= From && at <= To;
}
