using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>Binds a method to Given, When and Then steps alike.</summary>
/// <param name="expression">The expression that a step's text has to match.</param>
public class StepDefinitionAttribute(string expression)
    : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given, StepDefinitionType.When, StepDefinitionType.Then]);
