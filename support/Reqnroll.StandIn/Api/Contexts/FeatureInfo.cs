using System.Globalization;

namespace Reqnroll;

/// <summary>What the feature file says of a feature.</summary>
public class FeatureInfo
{
    internal FeatureInfo(CultureInfo language, string folderPath, string title, string description, string[] tags)
    {
        Language = language;
        FolderPath = folderPath;
        Title = title;
        Description = description;
        Tags = tags;
    }

    /// <summary>The language it is written in.</summary>
    public CultureInfo Language { get; }

    /// <summary>The folder of the file, as seen from the project.</summary>
    public string FolderPath { get; }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The lines between title and first scenario.</summary>
    public string Description { get; }

    /// <summary>Its tags, without <c>@</c>.</summary>
    public string[] Tags { get; }
}
