namespace FocusServer.Evidence.Runs;

/// <summary>The place of a run in the features.</summary>
/// <param name="Folder">The folder of the feature file, as the BDD runner gives it, such as "features/gradual-load".</param>
/// <param name="Feature">The title of the feature.</param>
/// <param name="Title">The title of the scenario, of an outline with its placeholders.</param>
/// <param name="Row">The values of its row in an Examples table, by column; empty when it is no outline.</param>
/// <param name="Tags">Its tags, those of its feature and rule included, without "@".</param>
public sealed record ScenarioPlace(
    string Folder, string Feature, string Title, IReadOnlyDictionary<string, string> Row, IReadOnlyList<string> Tags);
