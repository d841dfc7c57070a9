namespace FocusServer.LivingDocs.Document;

/// <summary>Something that runs: a plain scenario, or one row of an outline.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Name">The scenario's name, with the row's.</param>
/// <param name="RowName">Only the row's; empty for a plain scenario.</param>
/// <param name="Row">Null for a plain scenario.</param>
/// <param name="Examples">The row's table; null for a plain scenario.</param>
/// <param name="Outcome">How it went.</param>
public sealed record ScenarioPlace(string Slug, string Name, string RowName, RowDoc? Row, ExamplesDoc? Examples, Outcome Outcome);
