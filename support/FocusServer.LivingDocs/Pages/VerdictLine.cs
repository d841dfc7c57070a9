using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Pages;

/// <summary>The verdict of a ramp, as a line of a list.</summary>
/// <param name="Name">The name of the feature and its row.</param>
/// <param name="Ramp">The ramp.</param>
/// <param name="Href">The link to it.</param>
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
           let name = place.RowName.Length > 0 ? $"{feature.Name}, {place.RowName}" : feature.Name
           select new VerdictLine(ramp.Subject.Length > 0 ? ramp.Subject : name, ramp, context.Href(feature, place.Slug)),
    ];
}
