using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Binds a method to When steps.</summary>
/// <param name="expression">The expression that a step's text has to match.</param>
public class WhenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.When]);
