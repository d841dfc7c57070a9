using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;
using Messages = Io.Cucumber.Messages.Types;

namespace FocusServer.FeatureRunner.Feature;

/// <summary>A parsed feature file. The generator and the runtime parse it alike, so a test finds its pickle by its index.</summary>
internal sealed class FeatureFile
{
    /// <summary>The language of a feature, unless its first line or reqnroll.json names another.</summary>
    public const string DefaultLanguage = "en";

    private readonly Dictionary<string, Messages.Step> _stepsById;

    private FeatureFile(string uri, string text, Messages.GherkinDocument document, IReadOnlyList<Messages.Pickle> pickles)
    {
        Uri = uri;
        Text = text;
        Document = document;
        Pickles = pickles;
        Scenarios = ScenarioSource.CreateAll(document.Feature, pickles);
        _stepsById = StepsOf(document.Feature).ToDictionary(step => step.Id);
    }

    /// <summary>The path of the file relative to the project, with forward slashes.</summary>
    public string Uri { get; }

    public string Text { get; }

    public Messages.GherkinDocument Document { get; }

    public Messages.Feature? Feature => Document.Feature;

    public IReadOnlyList<Messages.Pickle> Pickles { get; }

    /// <summary>The sources of <see cref="Pickles"/>, in the same order.</summary>
    public IReadOnlyList<ScenarioSource> Scenarios { get; }

    public IEnumerable<Messages.Step> Steps => _stepsById.Values;

    public GherkinDialect Dialect => new GherkinDialectProvider(Feature?.Language ?? DefaultLanguage).DefaultDialect;

    /// <summary>Parses a feature file.</summary>
    /// <exception cref="ParserException">The text is not Gherkin.</exception>
    public static FeatureFile Parse(string uri, string text, string language = DefaultLanguage)
    {
        var ids = new GuidIdGenerator();
        using var reader = new StringReader(text);
        var matcher = new TokenMatcher(new GherkinDialectProvider(language));
        var document = new AstMessagesConverter(ids).ConvertGherkinDocumentToEventArgs(new Parser().Parse(new TokenScanner(reader), matcher), uri);
        var pickles = document.Feature is null ? [] : new PickleCompiler(ids).Compile(document);
        return new FeatureFile(uri, text, document, pickles);
    }

    public Messages.Step StepOf(Messages.PickleStep step) => _stepsById[step.AstNodeIds[0]];

    private static IEnumerable<Messages.Step> StepsOf(Messages.Feature? feature) =>
        from child in feature?.Children ?? []
        let inRule = (child.Rule?.Children ?? []).SelectMany(inner => StepsOf(inner.Background, inner.Scenario))
        from step in StepsOf(child.Background, child.Scenario).Concat(inRule)
        select step;

    private static List<Messages.Step> StepsOf(Messages.Background? background, Messages.Scenario? scenario) =>
        background?.Steps ?? scenario?.Steps ?? [];
}
