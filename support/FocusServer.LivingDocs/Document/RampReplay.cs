namespace FocusServer.LivingDocs.Document;

/// <summary>The page that shows a ramp at every moment.</summary>
/// <param name="Page">The path of the page, from the root of the site.</param>
/// <param name="Source">The file of the run's events.</param>
public sealed record RampReplay(string Page, string Source);
