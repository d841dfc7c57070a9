using Reqnroll.StandIn.Binding;

namespace Reqnroll.StandIn.Expressions;

/// <summary>The names that may stand in braces in a Cucumber expression, and what each matches.</summary>
internal sealed class ParameterTypes
{
    /// <summary>Text in quotes; the quotes are not part of the argument. The empty group name stands for that of the parameter.</summary>
    public static readonly IReadOnlyList<string> QuotedString = [@"""(?<>[^""\\]*(?:\\.[^""\\]*)*)""", @"'(?<>[^'\\]*(?:\\.[^'\\]*)*)'"];

    private const string Integer = @"-?\d+";

    // As Reqnroll does, whatever separators a language may have: which of them are meant, the conversion tells.
    private const string Float = @"(?=.*\d)[-+]?(?:\d+(?:[\p{Pc}\p{Po}\p{Pd} ]\d+)*)?(?:[\p{Pc}\p{Po}](?=\d))?\d*(?:\d+E-?\d+)?";
    private const string Anything = ".*";

    private static readonly (Type Type, string? Alias, string Pattern)[] _builtIn =
    [
        (typeof(byte), "byte", Integer), (typeof(short), null, Integer), (typeof(int), "int", Integer), (typeof(long), "long", Integer),
        (typeof(float), "float", Float), (typeof(double), "double", Float), (typeof(decimal), "decimal", Float),
        (typeof(bool), null, Anything), (typeof(char), null, Anything), (typeof(DateTime), null, Anything), (typeof(Guid), null, Anything),
    ];

    private readonly Dictionary<string, IReadOnlyList<string>> _patterns = new(StringComparer.Ordinal)
    {
        [""] = [Anything],
        ["word"] = [@"[^\s]+"],
        ["string"] = QuotedString,
    };

    /// <param name="transformations">The transformations of the suite.</param>
    /// <param name="stepParameters">The types of the parameters of step definitions: enumerations among them have names of their own.</param>
    public ParameterTypes(IEnumerable<TransformationBinding> transformations, IEnumerable<Type> stepParameters)
    {
        foreach (var (type, alias, pattern) in _builtIn)
        {
            Add(type.Name, alias, pattern);
        }

        foreach (var type in stepParameters.Where(type => type.IsEnum))
        {
            Add(type.FullName!, type.FullName!.Split('.')[^1], Anything);
        }

        foreach (var transformation in transformations)
        {
            var alias = _builtIn.FirstOrDefault(known => known.Type == transformation.TargetType).Alias;
            Add(transformation.ParameterTypeName, alias, transformation.Pattern ?? Anything);
        }
    }

    /// <summary>What a parameter type matches; <see langword="null"/> if there is none of that name.</summary>
    public IReadOnlyList<string>? PatternsOf(string name) => _patterns.GetValueOrDefault(name);

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", _patterns.Keys.Order(StringComparer.Ordinal).Select(name => $"{{{name}}}"));

    private void Add(string name, string? alias, string pattern)
    {
        foreach (var each in new[] { name, alias ?? name })
        {
            _patterns[each] = [.. _patterns.GetValueOrDefault(each, []).Append(pattern).Distinct()];
        }
    }
}
