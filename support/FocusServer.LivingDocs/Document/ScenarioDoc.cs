namespace FocusServer.LivingDocs.Document;

/// <summary>A scenario, or a scenario outline with its Examples tables.</summary>
/// <param name="Keyword">Scenario, Scenario Outline, or what the feature's language says for it.</param>
/// <param name="Name">As written.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="Tags">Its own, with the at sign.</param>
/// <param name="AllTags">With those of its rule and its feature.</param>
/// <param name="Background">The steps of the backgrounds that come before its own.</param>
/// <param name="Steps">Its own steps.</param>
/// <param name="Examples">Empty for a plain scenario.</param>
/// <param name="IsOutline">Whether it runs once for each row, and not once.</param>
/// <param name="Slug">Its address within the feature.</param>
/// <param name="Outcome">How a plain scenario went; of an outline, the rows know.</param>
public sealed record ScenarioDoc(
    string Keyword,
    string Name,
    string Description,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> AllTags,
    IReadOnlyList<StepDoc> Background,
    IReadOnlyList<StepDoc> Steps,
    IReadOnlyList<ExamplesDoc> Examples,
    bool IsOutline,
    string Slug,
    Outcome Outcome)
{
    /// <summary>The steps as they ran, a row's values filled in; as written where nothing ran.</summary>
    public IReadOnlyList<StepDoc> StepsAsRun(IReadOnlyList<StepOutcome> outcomes)
    {
        IReadOnlyList<StepDoc> written = outcomes.Count == 0 ? Steps : [.. Background, .. Steps];
        return [.. written.Select((step, i) => i < outcomes.Count && IsOutline ? step with { Text = outcomes[i].Text, DocString = null, Table = [] } : step)];
    }

    /// <summary>What runs: the rows of an outline, else the scenario itself.</summary>
    public IEnumerable<ScenarioPlace> Places => !IsOutline
        ? [new ScenarioPlace(Slug, Name, "", null, null, Outcome)]
        : Examples.SelectMany(examples => examples.Rows, (examples, row) => new ScenarioPlace(row.Slug, $"{Name}: {row.Name}", row.Name, row, examples, row.Outcome));

    /// <summary>How it went, each row by itself; a plain scenario has one.</summary>
    public IEnumerable<Outcome> Outcomes => IsOutline ? Examples.SelectMany(examples => examples.Rows).Select(row => row.Outcome) : [Outcome];

    /// <summary>The worst of <see cref="Outcomes"/>.</summary>
    public Status Status => Outcomes.Select(outcome => outcome.Status).DefaultIfEmpty(Status.NotRun).Max();
}
