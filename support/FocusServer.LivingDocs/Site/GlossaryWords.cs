using System.Text.RegularExpressions;
using FocusServer.LivingDocs.Document;
using Markdig.Extensions.DefinitionLists;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FocusServer.LivingDocs.Site;

/// <summary>Finds words of the glossary in texts.</summary>
internal sealed class GlossaryWords
{
    private readonly Dictionary<string, GlossaryWord> _words;
    private readonly Regex? _pattern;

    public GlossaryWords(Glossary glossary)
    {
        _words = glossary.Words.DistinctBy(word => word.Word, StringComparer.OrdinalIgnoreCase).ToDictionary(word => word.Word, StringComparer.OrdinalIgnoreCase);
        var alternatives = string.Join('|', _words.Keys.OrderByDescending(word => word.Length).Select(Regex.Escape));
        _pattern = _words.Count == 0 ? null : new Regex($@"\b(?<word>{alternatives})s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>Gives a term of the glossary's own page its address.</summary>
    public void Mark(DefinitionTerm term, string page)
    {
        var text = string.Concat(term.Inline?.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()) ?? []).Trim();
        if (_words.TryGetValue(text, out var word))
        {
            term.GetAttributes().Id = page.Length == 0 ? word.Slug : $"{page}/{word.Slug}";
        }
    }

    /// <summary>Links the first use of each word on the page.</summary>
    public void LinkFirstUses(MarkdownDocument document, ProsePlace place, Links links)
    {
        if (_pattern is null || place.IsGlossary)
        {
            return;
        }

        var literals = document.Descendants<LiteralInline>().Where(literal => !literal.FindParentOfType<LinkInline>().Any() && literal.Parent?.ParentBlock is not HeadingBlock);
        foreach (var literal in literals.ToList())
        {
            Link(literal, place, links);
        }
    }

    private void Link(LiteralInline literal, ProsePlace place, Links links)
    {
        var (text, done) = (literal.Content.ToString(), 0);
        foreach (Match match in _pattern!.Matches(text))
        {
            var word = _words[match.Groups["word"].Value];
            if (!place.Linked.Add(word.Word))
            {
                continue;
            }

            literal.InsertBefore(Text(text[done..match.Index]));
            var link = new LinkInline(links.Href(place.Page, Glossary.Page, word.Slug), word.Meaning);
            link.GetAttributes().AddClass("word");
            link.AppendChild(Text(match.Value));
            literal.InsertBefore(link);
            done = match.Index + match.Length;
        }

        literal.Content = new StringSlice(text[done..]);
    }

    private static LiteralInline Text(string text) => new(text);
}
