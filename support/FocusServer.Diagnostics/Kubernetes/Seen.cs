using FocusServer.Evidence.Observations;

namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>Something new about a thing of the cluster.</summary>
/// <param name="Kind">What is new.</param>
/// <param name="Reason">The reason, in words; null when there is none.</param>
/// <param name="Stamp">The time by the cluster's clock; null when it gives none.</param>
internal sealed record Seen(ObservationKind Kind, string? Reason, DateTime? Stamp);
