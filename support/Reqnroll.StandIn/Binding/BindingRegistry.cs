using System.Reflection;
using System.Runtime.CompilerServices;
using Reqnroll.Bindings;
using Reqnroll.StandIn.Expressions;

namespace Reqnroll.StandIn.Binding;

/// <summary>All bindings of the suite, and what is wrong with them.</summary>
internal sealed class BindingRegistry
{
    private const BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly List<StepBinding> _steps = [];
    private readonly List<HookBinding> _hooks = [];
    private readonly List<TransformationBinding> _transformations = [];
    private readonly List<string> _problems = [];

    public BindingRegistry(IEnumerable<Type> types)
    {
        var methods = types
            .Where(type => type.IsDefined(typeof(BindingAttribute)) && !type.IsGenericTypeDefinition)
            .SelectMany(type => type.GetMethods(AnyMethod))
            .Where(method => method.DeclaringType != typeof(object))
            .ToList();
        methods.ForEach(CheckTags);
        methods.ForEach(AddHooks);
        methods.ForEach(AddTransformations);

        // Equal orders keep the order of declaration, which a sort in place would not.
        _hooks = [.. _hooks.OrderBy(hook => hook.Order)];
        _transformations = [.. _transformations.OrderBy(transformation => transformation.Order)];
        var stepMethods = methods.Where(method => method.IsDefined(typeof(StepDefinitionBaseAttribute))).ToList();
        var stepParameters = stepMethods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType);
        ParameterTypes = new ParameterTypes(_transformations, stepParameters);
        stepMethods.ForEach(AddSteps);
        Converter = new ArgumentConverter(_transformations);
    }

    public IReadOnlyList<StepBinding> Steps => _steps;

    public IReadOnlyList<HookBinding> Hooks => _hooks;

    public IReadOnlyList<TransformationBinding> Transformations => _transformations;

    /// <summary>Mistakes in bindings. With one of them no step can be trusted to find its method.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public ParameterTypes ParameterTypes { get; }

    public ArgumentConverter Converter { get; }

    /// <summary>The hooks of one moment that apply, in their order, each method once.</summary>
    public IReadOnlyList<HookBinding> HooksOf(HookType type, IEnumerable<string> tags, string? featureTitle, string? scenarioTitle) =>
        [.. _hooks.Where(hook => hook.Type == type && hook.Scope.Fit(tags, featureTitle, scenarioTitle) is not null).DistinctBy(hook => hook.Method)];

    private static IEnumerable<ScopeAttribute> ScopesOf(MethodInfo method) =>
        method.GetCustomAttributes<ScopeAttribute>().Concat(method.ReflectedType!.GetCustomAttributes<ScopeAttribute>());

    private void CheckTags(MethodInfo method)
    {
        var tags = ScopesOf(method).Select(scope => scope.Tag).Concat(method.GetCustomAttributes<HookAttribute>().SelectMany(hook => hook.Tags));
        _problems.AddRange(tags.OfType<string>().Where(tag => tag.AsSpan().ContainsAny(" ()"))
            .Select(tag => $"'{tag}' is no tag, and the stand-in knows no tag expressions: {Describe.Method(method)}"));
    }

    private void AddHooks(MethodInfo method)
    {
        foreach (var hook in method.GetCustomAttributes<HookAttribute>())
        {
            if (hook.Event <= HookType.AfterFeature && !method.IsStatic)
            {
                _problems.Add($"[{hook.Event}] needs a static method: {Describe.Method(method)}");
            }

            CheckAwaitable(method);
            _hooks.Add(new HookBinding(NewId(), hook.Event, hook.Order, method, new ScopeFilter(ScopesOf(method), hook.Tags)));
        }
    }

    private void AddTransformations(MethodInfo method)
    {
        foreach (var attribute in method.GetCustomAttributes<StepArgumentTransformationAttribute>())
        {
            Collect(method, () => _transformations.Add(new TransformationBinding(NewId(), method, attribute)));
        }
    }

    private void AddSteps(MethodInfo method)
    {
        CheckAwaitable(method);
        var scope = new ScopeFilter(ScopesOf(method), []);
        foreach (var attribute in method.GetCustomAttributes<StepDefinitionBaseAttribute>())
        {
            Collect(method, () =>
            {
                var expression = StepExpression.Parse(attribute.Expression, attribute.ExpressionType, ParameterTypes);
                _steps.AddRange(attribute.Types.Select(type => new StepBinding(NewId(), type, expression, method, scope)));
            });
        }
    }

    private void CheckAwaitable(MethodInfo method)
    {
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            _problems.Add($"An async binding has to return Task or ValueTask, or its end cannot be awaited: {Describe.Method(method)}");
        }
    }

    private void Collect(MethodInfo method, Action add)
    {
        try
        {
            add();
        }
        catch (Exception error) when (error is ExpressionException or ArgumentException)
        {
            _problems.Add($"{Describe.Method(method)}: {error.Message}");
        }
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
