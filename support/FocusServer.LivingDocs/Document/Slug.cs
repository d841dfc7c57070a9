using System.Text;

namespace FocusServer.LivingDocs.Document;

/// <summary>Makes addresses from titles.</summary>
internal static class Slug
{
    private const int MaxLength = 80;

    /// <summary>Makes an address of the letters and digits of a text, in lower case and joined by hyphens; never empty.</summary>
    public static string From(string text, string otherwise = "unnamed", int maxLength = MaxLength)
    {
        var slug = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (slug.Length >= maxLength)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-') is { Length: > 0 } some ? some : otherwise;
    }
}
