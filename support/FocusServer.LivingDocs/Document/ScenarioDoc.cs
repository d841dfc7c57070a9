namespace FocusServer.LivingDocs.Document;

/// <summary>A scenario, or a scenario outline with its Examples tables.</summary>
/// <param name="Keyword">Scenario, Scenario Outline, or what the feature's language says for it.</param>
/// <param name="Name">As written.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="Tags">Its own, with the at sign.</param>
/// <param name="AllTags">Its tags, with those of its rule and its feature.</param>
/// <param name="Background">The steps of the backgrounds that come before its own.</param>
/// <param name="Steps">Its own steps.</param>
/// <param name="Examples">Empty for a plain scenario.</param>
/// <param name="IsOutline">True if it runs once for each row of its Examples.</param>
/// <param name="Comments">The comments in it or above it, each with its number sign.</param>
/// <param name="Slug">Its address within the feature.</param>
/// <param name="Outcome">The outcome of a plain scenario; an outline has one for each row.</param>
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
    IReadOnlyList<string> Comments,
    string Slug,
    Outcome Outcome)
{
    /// <summary>Its line in the file.</summary>
    public long Line { get; init; }

    /// <summary>Gets all steps that run, those of the backgrounds first, with the values of the row filled in.</summary>
    /// <param name="place">The scenario itself, or a row.</param>
    public IReadOnlyList<StepDoc> StepsOf(ScenarioPlace place)
    {
        var values = place.Row?.ValuesBy(place.Examples!.Header) ?? [];
        return [.. Background, .. Steps.Select(step => step.With(values))];
    }

    /// <summary>The places that run: the rows of an outline, or the scenario itself.</summary>
    public IEnumerable<ScenarioPlace> Places => !IsOutline
        ? [new ScenarioPlace(Slug, Name, "", null, null, Outcome, Line)]
        : Examples.SelectMany(examples => examples.Rows, PlaceOf);

    internal ScenarioPlace PlaceOf(ExamplesDoc examples, RowDoc row)
    {
        var name = StepDoc.Fill(Name, row.ValuesBy(examples.Header));
        return new ScenarioPlace(row.Slug, name == Name ? $"{Name}: {row.Name}" : name, row.Name, row, examples, row.Outcome, row.Line);
    }

    /// <summary>The outcome of each row, or of the plain scenario.</summary>
    public IEnumerable<Outcome> Outcomes => IsOutline ? Examples.SelectMany(examples => examples.Rows).Select(row => row.Outcome) : [Outcome];

    /// <summary>The worst of <see cref="Outcomes"/>.</summary>
    public Status Status => Outcomes.Select(outcome => outcome.Status).DefaultIfEmpty(Status.NotRun).Max();
}

/// <summary>A place that runs: a plain scenario, or one row of an outline.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Name">The name of the scenario and its row.</param>
/// <param name="RowName">The name of the row; empty for a plain scenario.</param>
/// <param name="Row">Null for a plain scenario.</param>
/// <param name="Examples">The row's table; null for a plain scenario.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Line">Its line in the file of the feature.</param>
public sealed record ScenarioPlace(string Slug, string Name, string RowName, RowDoc? Row, ExamplesDoc? Examples, Outcome Outcome, long Line);
