using System.Reflection;
using Io.Cucumber.Messages.Types;
using Reqnroll.StandIn.Binding;

namespace Reqnroll.StandIn.Reporting;

/// <summary>Tells which step definitions, parameter types and hooks a suite has.</summary>
internal static class BindingMessages
{
    public static IEnumerable<Envelope> Of(BindingRegistry bindings) =>
    [
        .. bindings.Transformations.Select(binding => Envelope.Create(Of(binding))),
        .. bindings.Steps.Select(binding => Envelope.Create(Of(binding))),
        .. bindings.Hooks.Select(binding => Envelope.Create(Of(binding))),
    ];

    private static ParameterType Of(TransformationBinding binding) =>
        new(binding.ParameterTypeName, [binding.Pattern ?? ".*"], false, false, binding.Id, SourceOf(binding.Method));

    private static StepDefinition Of(StepBinding binding)
    {
        var type = binding.Expression.IsCucumber ? StepDefinitionPatternType.CUCUMBER_EXPRESSION : StepDefinitionPatternType.REGULAR_EXPRESSION;
        return new StepDefinition(binding.Id, new StepDefinitionPattern(binding.Expression.Source, type), SourceOf(binding.Method));
    }

    private static Hook Of(HookBinding binding) =>
        new(binding.Id, null, SourceOf(binding.Method), binding.Scope.TagExpression, TypeOf(binding.Type));

    private static SourceReference SourceOf(MethodInfo method) => SourceReference.Create(new JavaMethod(
        $"{method.DeclaringType!.Assembly.GetName().Name}.{method.DeclaringType.FullName}",
        method.Name,
        [.. method.GetParameters().Select(parameter => parameter.ParameterType.Name)]));

    private static HookType TypeOf(Reqnroll.Bindings.HookType type) => type switch
    {
        Reqnroll.Bindings.HookType.BeforeScenario => HookType.BEFORE_TEST_CASE,
        Reqnroll.Bindings.HookType.AfterScenario => HookType.AFTER_TEST_CASE,
        Reqnroll.Bindings.HookType.BeforeStep => HookType.BEFORE_TEST_STEP,
        Reqnroll.Bindings.HookType.AfterStep => HookType.AFTER_TEST_STEP,
        Reqnroll.Bindings.HookType.BeforeTestRun or Reqnroll.Bindings.HookType.BeforeFeature => HookType.BEFORE_TEST_RUN,
        _ => HookType.AFTER_TEST_RUN,
    };
}
