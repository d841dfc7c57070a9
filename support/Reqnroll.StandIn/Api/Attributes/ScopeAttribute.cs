namespace Reqnroll;

/// <summary>Restricts bindings to scenarios that have everything given here. Several scopes on a method or class are alternatives.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public class ScopeAttribute : Attribute
{
    /// <summary>A tag of the scenario or of what it stands in, with or without <c>@</c>.</summary>
    public string? Tag { get; set; }

    /// <summary>The title of the feature.</summary>
    public string? Feature { get; set; }

    /// <summary>The title of the scenario.</summary>
    public string? Scenario { get; set; }
}
