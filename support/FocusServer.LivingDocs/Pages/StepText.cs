using FocusServer.LivingDocs.Document;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace FocusServer.LivingDocs.Pages;

/// <summary>Renders texts of an outline with marked placeholders, so that the page can fill in the values of a row.</summary>
internal static class StepText
{
    /// <param name="text">The text, as written.</param>
    /// <param name="columns">The columns of the outline's Examples; a placeholder is a column's name in angle brackets.</param>
    public static RenderFragment Render(string text, IReadOnlyCollection<string> columns) => columns.Count == 0 || !text.Contains('<', StringComparison.Ordinal)
        ? builder => builder.AddContent(0, text)
        : builder => Write(builder, text, columns);

    public static IReadOnlyCollection<string> ColumnsOf(ScenarioDoc scenario) =>
        [.. scenario.Examples.SelectMany(examples => examples.Header).Distinct()];

    private static void Write(RenderTreeBuilder builder, string text, IReadOnlyCollection<string> columns)
    {
        var done = 0;
        for (var open = text.IndexOf('<'); open >= 0; open = text.IndexOf('<', open + 1))
        {
            var close = text.IndexOf('>', open);
            if (close < 0 || !columns.Contains(text[(open + 1)..close]))
            {
                continue;
            }

            builder.AddContent(0, text[done..open]);
            builder.OpenElement(1, "var");
            builder.AddAttribute(2, "data-column", text[(open + 1)..close]);
            builder.AddContent(3, text[open..(close + 1)]);
            builder.CloseElement();
            done = close + 1;
        }

        builder.AddContent(4, text[done..]);
    }
}
