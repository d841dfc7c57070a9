using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>What the feature file says of a step.</summary>
public class StepInfo
{
    internal StepInfo(StepDefinitionType type, string text, Table? table, string? multilineText)
    {
        StepDefinitionType = type;
        Text = text;
        Table = table!;
        MultilineText = multilineText!;
    }

    /// <summary>Its kind.</summary>
    public StepDefinitionType StepDefinitionType { get; }

    /// <summary>The line without its keyword.</summary>
    public string Text { get; }

    /// <summary>Its table; <see langword="null"/> if it has none.</summary>
    public Table Table { get; }

    /// <summary>Its doc string; <see langword="null"/> if it has none.</summary>
    public string MultilineText { get; }
}
