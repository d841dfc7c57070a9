using FocusServer.Evidence.Observations;

namespace FocusServer.Evidence.Causes;

/// <summary>Something that was seen and may explain failures.</summary>
/// <param name="Kind">The kind of it.</param>
/// <param name="Subject">The component or pod; null for the pods of jobs.</param>
/// <param name="Explained">The failures that have it beside them.</param>
/// <param name="Weight">Of two that explain as many failures the one with the greater weight comes first: it is the more telling.</param>
/// <param name="Explanation">In words.</param>
internal sealed record Suspect(ObservationKind Kind, string? Subject, IReadOnlyList<Failed> Explained, int Weight, string Explanation);
