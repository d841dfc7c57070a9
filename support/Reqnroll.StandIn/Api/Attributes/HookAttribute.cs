using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>What the attributes of hooks have in common.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class HookAttribute : Attribute
{
    /// <summary>The <see cref="Order"/> of a hook that states none.</summary>
    public const int DefaultOrder = 10000;

    internal HookAttribute(HookType bindingEvent, string[]? tags) => (Event, Tags) = (bindingEvent, tags ?? []);

    /// <summary>The tags of which one has to be present, with or without <c>@</c>; none for a hook that always runs.</summary>
    public string[] Tags { get; }

    /// <summary>Lower numbers run first; <see cref="DefaultOrder"/> unless given.</summary>
    public int Order { get; set; } = DefaultOrder;

    internal HookType Event { get; }
}
