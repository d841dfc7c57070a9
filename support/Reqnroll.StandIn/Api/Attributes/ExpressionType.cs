namespace Reqnroll;

/// <summary>How the expression of a step definition is read.</summary>
public enum ExpressionType
{
    /// <summary>By its looks: see <see cref="StepDefinitionBaseAttribute.Expression"/>.</summary>
    Unspecified,

    /// <summary>A Cucumber expression.</summary>
    CucumberExpression,

    /// <summary>A regular expression, which has to match the whole step.</summary>
    RegularExpression,
}
