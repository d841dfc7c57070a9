using System.Collections.Specialized;

namespace Reqnroll;

/// <summary>What the feature file says of a scenario.</summary>
public class ScenarioInfo
{
    internal ScenarioInfo(string title, string description, string[] tags, IOrderedDictionary arguments, string[] inheritedTags)
    {
        Title = title;
        Description = description;
        Tags = tags;
        CombinedTags = [.. tags, .. inheritedTags];
        Arguments = arguments;
    }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The lines between title and first step.</summary>
    public string Description { get; }

    /// <summary>Its own tags and those of the Examples block, without <c>@</c>.</summary>
    public string[] Tags { get; }

    /// <summary><see cref="Tags"/>, then those of the feature and the rule.</summary>
    public string[] CombinedTags { get; }

    /// <summary>The row of the Examples table, in the order of its columns; empty if there is none.</summary>
    public IOrderedDictionary Arguments { get; }
}
