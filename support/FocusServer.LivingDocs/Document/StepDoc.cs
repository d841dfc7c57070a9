namespace FocusServer.LivingDocs.Document;

/// <summary>A step as written.</summary>
/// <param name="Keyword">Given, When, Then or what the feature's language says for it.</param>
/// <param name="Text">The text, with the placeholders of an outline.</param>
/// <param name="DocString">The text below it; null when there is none.</param>
/// <param name="MediaType">The media type of that text; empty if none is given.</param>
/// <param name="Table">The rows below it; empty when there are none.</param>
public sealed record StepDoc(string Keyword, string Text, string? DocString, string MediaType, IReadOnlyList<IReadOnlyList<string>> Table)
{
    internal StepDoc With(IReadOnlyList<(string Placeholder, string Value)> values) => values.Count == 0 ? this : this with
    {
        Text = Fill(Text, values),
        DocString = DocString is null ? null : Fill(DocString, values),
        Table = [.. Table.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => Fill(cell, values))])],
    };

    internal static string Fill(string text, IReadOnlyList<(string Placeholder, string Value)> values) =>
        values.Aggregate(text, (filled, value) => filled.Replace(value.Placeholder, value.Value, StringComparison.Ordinal));
}
