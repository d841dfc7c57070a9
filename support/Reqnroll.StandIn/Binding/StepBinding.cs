using System.Reflection;
using Reqnroll.Bindings;
using Reqnroll.StandIn.Expressions;

namespace Reqnroll.StandIn.Binding;

/// <summary>A method bound to the steps of one kind that match an expression.</summary>
internal sealed record StepBinding(string Id, StepDefinitionType Type, StepExpression Expression, MethodInfo Method, ScopeFilter Scope)
{
    public ParameterInfo[] Parameters { get; } = Method.GetParameters();
}
