using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Binds a method to Then steps.</summary>
/// <param name="expression">The expression that a step's text has to match.</param>
public class ThenAttribute(string expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Then]);
