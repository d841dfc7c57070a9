using FocusServer.LivingDocs.Document;
using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FocusServer.LivingDocs.Features;

/// <summary>Finds the words of a glossary: the terms of its definition lists.</summary>
internal static class GlossaryReader
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UseDefinitionLists().Build();

    public static Glossary Read(string markdown)
    {
        var words = Markdown.Parse(markdown, _pipeline).Descendants<DefinitionItem>()
            .SelectMany(item => item.OfType<DefinitionTerm>().Select(term => (Word: TextOf(term), Meaning: string.Join(' ', item.OfType<ParagraphBlock>().Select(TextOf)))))
            .Where(entry => entry.Word.Length > 0)
            .Select(entry => new GlossaryWord(entry.Word, entry.Meaning, Slug.From(entry.Word)))
            .DistinctBy(word => word.Slug);
        return new Glossary([.. words], markdown);
    }

    private static string TextOf(LeafBlock block) => string.Concat((block.Inline?.Descendants() ?? []).Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    })).Trim();
}
