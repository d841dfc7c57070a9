using System.Reflection;
using System.Text.RegularExpressions;

namespace Reqnroll.StandIn.Binding;

/// <summary>A method that makes a step's argument from what the step says.</summary>
internal sealed class TransformationBinding(string id, MethodInfo method, StepArgumentTransformationAttribute attribute)
{
    private readonly ParameterInfo[] _parameters = method.GetParameters();

    public string Id => id;

    public MethodInfo Method => method;

    public int Order => attribute.Order;

    public Type TargetType { get; } = BindingInvoker.ResultTypeOf(method);

    public string ParameterTypeName => attribute.Name ?? TargetType.Name;

    /// <summary>The pattern without anchors, as it stands inside an expression; <see langword="null"/> if everything matches.</summary>
    public string? Pattern { get; } = IsTooComplex(attribute.Regex) ? null : attribute.Regex?.TrimStart('^').TrimEnd('$');

    private Regex? Regex { get; } = attribute.Regex is null ? null : new Regex($"^(?:{attribute.Regex})$", RegexOptions.CultureInvariant);

    public bool Takes(object value, Type target)
    {
        if (TargetType != target)
        {
            return false;
        }

        return Regex is not null && value is string text
            ? Regex.IsMatch(text)
            : typeof(Table).IsAssignableFrom(_parameters.FirstOrDefault()?.ParameterType) == value is Table;
    }

    /// <summary>The arguments of the method with the types it wants them in.</summary>
    public IEnumerable<(object Value, Type Type)> ArgumentsFor(object value)
    {
        if (Regex is null || value is not string text)
        {
            return [(value, _parameters[0].ParameterType)];
        }

        var groups = Regex.Match(text).Groups.Values.Skip(1).Select(group => group.Value).ToList();
        if (groups.Count != _parameters.Length)
        {
            throw new BindingException(
                $"For '{text}' the pattern of {Describe.Method(method)} has {groups.Count} groups, the method {_parameters.Length} parameters.");
        }

        return groups.Zip(_parameters, (group, parameter) => ((object)group, parameter.ParameterType));
    }

    /// <summary>Whether Reqnroll leaves a pattern out of expressions: the method still sees only what matches it.</summary>
    private static bool IsTooComplex(string? regex) =>
        regex is not null && Regex.IsMatch(regex, @"\(\?|\\\(|\\\$$");
}
