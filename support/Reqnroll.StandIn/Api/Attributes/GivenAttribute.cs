using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Binds a method to Given steps.</summary>
/// <param name="expression">The expression that a step's text has to match.</param>
public class GivenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given]);
