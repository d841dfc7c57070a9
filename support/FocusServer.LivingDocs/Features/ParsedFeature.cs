using Gherkin;
using Gherkin.CucumberMessages;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Features;

/// <summary>The text of a feature, and its parsed document.</summary>
/// <param name="Path">The path from the features folder, with forward slashes.</param>
/// <param name="Text">The text of the file; empty if only the document is known.</param>
/// <param name="Document">The document; null if the text cannot be parsed.</param>
/// <param name="Errors">The errors of the parser.</param>
internal sealed record ParsedFeature(string Path, string Text, GherkinDocument? Document, IReadOnlyList<string> Errors)
{
    public static ParsedFeature Parse(string path, string text)
    {
        try
        {
            using var reader = new StringReader(text);
            var document = new AstMessagesConverter(new GuidIdGenerator()).ConvertGherkinDocumentToEventArgs(new Parser().Parse(reader), path);
            return new ParsedFeature(path, text, document, []);
        }
        catch (CompositeParserException several)
        {
            return new ParsedFeature(path, text, null, [.. several.Errors.Select(error => error.Message)]);
        }
        catch (ParserException one)
        {
            return new ParsedFeature(path, text, null, [one.Message]);
        }
    }
}
