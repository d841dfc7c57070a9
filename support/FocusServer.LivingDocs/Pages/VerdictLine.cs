using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Pages;

/// <summary>The verdict of a ramp, as a line of a list.</summary>
/// <param name="Name">The name of the feature and its row.</param>
/// <param name="Ramp">The ramp.</param>
/// <param name="Href">The link to it.</param>
/// <param name="File">The file of the feature, from the folder that CI checks out.</param>
/// <param name="Line">The line of the scenario or row in it.</param>
public sealed record VerdictLine(string Name, RampView Ramp, string Href, string File, long Line)
{
    /// <summary>The verdict in one text, such as "Quick ramp 2→10, staging: Broke at 8 jobs. Success rate 63 %, limit 70 %."</summary>
    public string Text => $"{Name}: {Ramp.Word}. {Ramp.Sentence}".TrimEnd();

    internal static IReadOnlyList<VerdictLine> From(PageContext context, IEnumerable<FeatureDoc> features) =>
    [
        .. from feature in features
           from scenario in feature.Scenarios
           from place in scenario.Places
           let ramp = context.RampOf(feature, place.Slug)
           where ramp is not null
           orderby ramp.Order
           let name = place.RowName.Length > 0 ? $"{feature.Name}, {place.RowName}" : feature.Name
           select new VerdictLine(ramp.Subject.Length > 0 ? ramp.Subject : name, ramp, context.Href(feature, place.Slug), $"{context.Book.Folder}/{feature.Path}", place.Line),
    ];
}
