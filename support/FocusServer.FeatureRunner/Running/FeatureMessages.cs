using FocusServer.FeatureRunner.Feature;
using Io.Cucumber.Messages.Types;
using Reqnroll.Formatters.RuntimeSupport;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Hands a parsed feature file to Reqnroll's formatters.</summary>
internal sealed class FeatureMessages(FeatureFile file) : IFeatureLevelCucumberMessages
{
    public bool HasMessages => true;

    public Source Source { get; } = new(file.Uri, file.Text, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN);

    public GherkinDocument GherkinDocument => file.Document;

    public IEnumerable<Pickle> Pickles => file.Pickles;
}
