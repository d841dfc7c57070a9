namespace Reqnroll;

/// <summary>Marks a method that converts what a step says into a parameter of the method's return type.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class StepArgumentTransformationAttribute : Attribute
{
    /// <summary>The <see cref="Order"/> of a transformation that states a regular expression and none.</summary>
    public const int DefaultOrder = 10000;

    /// <summary>Takes whatever the step says.</summary>
    public StepArgumentTransformationAttribute()
    {
    }

    /// <summary>Takes what matches a regular expression.</summary>
    /// <param name="regex">The regular expression; its groups become the arguments of the method.</param>
    /// <param name="order">See <see cref="Order"/>.</param>
    public StepArgumentTransformationAttribute(string regex, int order = DefaultOrder) => (Regex, Order) = (regex, order);

    /// <summary>The regular expression that the text has to match; everything matches if it is absent.</summary>
    public string? Regex { get; set; }

    /// <summary>The name of the parameter type in Cucumber expressions; the name of the return type unless given.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// Where several transformations fit, the lowest number is taken. <see cref="DefaultOrder"/> unless given; but 0, as in Reqnroll,
    /// where the constructor is not told a regular expression: what takes everything goes first.
    /// </summary>
    public int Order { get; set; }
}
