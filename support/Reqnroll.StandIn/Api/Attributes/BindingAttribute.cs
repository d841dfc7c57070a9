namespace Reqnroll;

/// <summary>Marks a class that holds step definitions, hooks or step argument transformations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class BindingAttribute : Attribute;
