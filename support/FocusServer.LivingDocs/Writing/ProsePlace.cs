namespace FocusServer.LivingDocs.Writing;

/// <summary>Where a text is shown.</summary>
/// <param name="Page">The page, from the root of the site.</param>
/// <param name="Folder">What the text's links are relative to, from the features folder.</param>
/// <param name="Picture">The address of a picture of the features folder as seen from the page; null when there is none.</param>
/// <param name="Linked">The words of the glossary that the page has linked already; grows.</param>
internal sealed record ProsePlace(string Page, string Folder, Func<string, string?> Picture, ISet<string> Linked)
{
    public bool IsGlossary => Page == Document.Glossary.Page;
}
