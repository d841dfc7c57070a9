using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Pages;

/// <summary>One ramp's verdict.</summary>
/// <param name="Name">Of the feature, with the row's.</param>
/// <param name="Ramp">What it proved.</param>
/// <param name="Href">The way to it.</param>
public sealed record VerdictLine(string Name, RampView Ramp, string Href)
{
    internal static IReadOnlyList<VerdictLine> From(PageContext context, IEnumerable<FeatureDoc> features) =>
    [
        .. from feature in features
           from scenario in feature.Scenarios
           from place in scenario.Places
           let ramp = context.RampOf(feature, place.Slug)
           where ramp is not null
           orderby ramp.Order
           select new VerdictLine(ramp.Subject.Length > 0 ? ramp.Subject : place.RowName.Length > 0 ? $"{feature.Name}, {place.RowName}" : feature.Name, ramp, context.Href(feature, place.Slug)),
    ];
}
