namespace FocusServer.LivingDocs.Writing;

/// <summary>One of the pages of a feature.</summary>
/// <param name="Page">From the root of the site.</param>
/// <param name="Body">All that it says.</param>
internal sealed record FeaturePage(string Page, string Body);
