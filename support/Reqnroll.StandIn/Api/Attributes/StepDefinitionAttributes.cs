using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>What <c>[Given]</c>, <c>[When]</c>, <c>[Then]</c> and <c>[StepDefinition]</c> have in common.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class StepDefinitionBaseAttribute : Attribute
{
    /// <summary>Binds a method to an expression for some kinds of step.</summary>
    /// <param name="expression">The expression that a step's text has to match.</param>
    /// <param name="types">The kinds of step that are looked at.</param>
    protected StepDefinitionBaseAttribute(string expression, StepDefinitionType[] types) => (Expression, Types) = (expression, types);

    /// <summary>The kinds of step that are looked at.</summary>
    public StepDefinitionType[] Types { get; }

    /// <summary>A Cucumber expression, or a regular one where it looks so (<c>^…</c>, <c>…$</c>, <c>(.*)</c>, <c>\d+</c>).</summary>
    public string Expression { get; set; }

    /// <summary>States how to read <see cref="Expression"/>; by its looks unless given.</summary>
    public ExpressionType ExpressionType { get; set; }
}

/// <summary>Binds a method to Given steps.</summary>
/// <param name="expression">The expression that a step's text has to match.</param>
public class GivenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given]);

/// <summary>Binds a method to When steps.</summary>
/// <param name="expression">The expression that a step's text has to match.</param>
public class WhenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.When]);

/// <summary>Binds a method to Then steps.</summary>
/// <param name="expression">The expression that a step's text has to match.</param>
public class ThenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Then]);

/// <summary>Binds a method to Given, When and Then steps alike.</summary>
/// <param name="expression">The expression that a step's text has to match.</param>
public class StepDefinitionAttribute(string expression)
    : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given, StepDefinitionType.When, StepDefinitionType.Then]);
