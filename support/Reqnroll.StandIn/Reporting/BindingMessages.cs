using System.Reflection;
using Io.Cucumber.Messages.Types;
using Reqnroll.StandIn.Binding;

namespace Reqnroll.StandIn.Reporting;

/// <summary>Tells which step definitions, parameter types and hooks a suite has.</summary>
internal static class BindingMessages
{
    public static IEnumerable<Envelope> Of(BindingRegistry bindings) =>
    [
        .. bindings.Transformations.Where(transformation => transformation.Pattern is not null).Select(transformation => Envelope.Create(
            new ParameterType(transformation.ParameterTypeName, [transformation.Pattern], false, false, transformation.Id, SourceOf(transformation.Method)))),
        .. bindings.Steps.Select(step => Envelope.Create(new StepDefinition(step.Id, PatternOf(step), SourceOf(step.Method)))),
        .. bindings.Hooks.Select(hook => Envelope.Create(new Hook(hook.Id, null, SourceOf(hook.Method), hook.Scope.TagExpression, TypeOf(hook.Type)))),
    ];

    private static StepDefinitionPattern PatternOf(StepBinding step) =>
        new(step.Expression.Source, step.Expression.IsCucumber ? StepDefinitionPatternType.CUCUMBER_EXPRESSION : StepDefinitionPatternType.REGULAR_EXPRESSION);

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
