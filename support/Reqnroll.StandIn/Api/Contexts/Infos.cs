using System.Collections.Specialized;
using System.Globalization;
using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>What the feature file says of a feature.</summary>
/// <param name="language">See <see cref="Language"/>.</param>
/// <param name="folderPath">See <see cref="FolderPath"/>.</param>
/// <param name="title">See <see cref="Title"/>.</param>
/// <param name="description">See <see cref="Description"/>.</param>
/// <param name="tags">See <see cref="Tags"/>.</param>
public class FeatureInfo(CultureInfo language, string folderPath, string title, string description, params string[] tags)
{
    /// <summary>The language it is written in.</summary>
    public CultureInfo Language => language;

    /// <summary>The folder of the file, as seen from the project.</summary>
    public string FolderPath => folderPath;

    /// <summary>Its title.</summary>
    public string Title => title;

    /// <summary>The lines between title and first scenario.</summary>
    public string Description => description;

    /// <summary>Its tags, without <c>@</c>.</summary>
    public string[] Tags => tags;
}

/// <summary>What the feature file says of a rule.</summary>
/// <param name="title">See <see cref="Title"/>.</param>
/// <param name="description">See <see cref="Description"/>.</param>
/// <param name="tags">See <see cref="Tags"/>.</param>
public class RuleInfo(string title, string description, string[] tags)
{
    /// <summary>Its title.</summary>
    public string Title => title;

    /// <summary>The lines between title and first scenario.</summary>
    public string Description => description;

    /// <summary>Its tags, without <c>@</c>.</summary>
    public string[] Tags => tags;
}

/// <summary>What the feature file says of a scenario.</summary>
/// <param name="title">See <see cref="Title"/>.</param>
/// <param name="description">See <see cref="Description"/>.</param>
/// <param name="tags">See <see cref="Tags"/>.</param>
/// <param name="arguments">See <see cref="Arguments"/>.</param>
/// <param name="inheritedTags">The tags of the feature and the rule, without <c>@</c>.</param>
public class ScenarioInfo(string title, string description, string[] tags, IOrderedDictionary arguments, string[] inheritedTags)
{
    /// <summary>Its title.</summary>
    public string Title => title;

    /// <summary>The lines between title and first step.</summary>
    public string Description => description;

    /// <summary>Its own tags and those of the Examples block, without <c>@</c>.</summary>
    public string[] Tags => tags;

    /// <summary><see cref="Tags"/>, then those of the feature and the rule.</summary>
    public string[] CombinedTags { get; } = [.. tags, .. inheritedTags];

    /// <summary>The row of the Examples table, in the order of its columns; empty if there is none.</summary>
    public IOrderedDictionary Arguments => arguments;
}

/// <summary>What the feature file says of a step.</summary>
/// <param name="stepDefinitionType">See <see cref="StepDefinitionType"/>.</param>
/// <param name="text">See <see cref="Text"/>.</param>
/// <param name="table">See <see cref="Table"/>.</param>
/// <param name="multilineText">See <see cref="MultilineText"/>.</param>
#nullable disable annotations
public class StepInfo(StepDefinitionType stepDefinitionType, string text, Table table, string multilineText)
{
    /// <summary>Its kind.</summary>
    public StepDefinitionType StepDefinitionType => stepDefinitionType;

    /// <summary>The line without its keyword.</summary>
    public string Text => text;

    /// <summary>Its table; <see langword="null"/> if it has none.</summary>
    public Table Table => table;

    /// <summary>Its doc string; <see langword="null"/> if it has none.</summary>
    public string MultilineText => multilineText;
}
