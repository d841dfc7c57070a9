namespace FocusServer.LivingDocs.Document;

/// <summary>A scenario or row that failed.</summary>
/// <param name="Feature">Whose it is.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record FailurePlace(FeatureDoc Feature, string Slug, string Name, Failure Failure)
{
    internal static IEnumerable<FailurePlace> Of(FeatureDoc feature) =>
        from scenario in feature.Scenarios
        from place in scenario.Places
        where place.Outcome.Status is Status.Failed or Status.Ambiguous or Status.Undefined or Status.Pending
        let failure = place.Outcome.Culprit?.Failure ?? new Failure("", $"{place.Outcome.Status}: {place.Outcome.Culprit?.Text}", "")
        select new FailurePlace(feature, place.Slug, place.Name, failure);
}
