namespace Reqnroll.StandIn.Running;

/// <summary>Names the feature file that a test class was made from.</summary>
/// <param name="uri">Its path as seen from the project.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FeatureFileAttribute(string uri) : Attribute
{
    /// <summary>The path of the file as seen from the project, with forward slashes.</summary>
    public string Uri => uri;
}
