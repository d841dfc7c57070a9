namespace Reqnroll;

/// <summary>What the feature file says of a rule.</summary>
public class RuleInfo
{
    internal RuleInfo(string title, string description, string[] tags) => (Title, Description, Tags) = (title, description, tags);

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The lines between title and first scenario.</summary>
    public string Description { get; }

    /// <summary>Its tags, without <c>@</c>.</summary>
    public string[] Tags { get; }
}
