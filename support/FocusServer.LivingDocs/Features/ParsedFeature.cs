using Gherkin;
using Gherkin.CucumberMessages;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Features;

/// <summary>A feature as text, and as what was understood of it.</summary>
/// <param name="Path">From the features folder, with forward slashes.</param>
/// <param name="Text">The file's text; empty when only the rest is known.</param>
/// <param name="Document">Null when it cannot be parsed.</param>
/// <param name="Errors">Why it cannot be parsed.</param>
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
