using Reqnroll.StandIn.Binding;

namespace Reqnroll.StandIn.Expressions;

/// <summary>The names that may stand in braces in a Cucumber expression, and what each matches.</summary>
internal sealed class ParameterTypes
{
    /// <summary>Text in quotes; the quotes are not part of the argument. The empty group name stands for that of the parameter.</summary>
    public static readonly IReadOnlyList<string> QuotedString = [@"""(?<>[^""\\]*(?:\\.[^""\\]*)*)""", @"'(?<>[^'\\]*(?:\\.[^'\\]*)*)'"];

    private const string Integer = @"-?\d+";
    private const string Float = @"(?=.*\d.*)[-+]?\d*(?:,\d+)*(?:\.(?=\d.*))?\d*(?:\d+E[-+]?\d+)?";
    private const string Anything = ".*";

    private readonly Dictionary<string, List<string>> _patterns = new(StringComparer.Ordinal)
    {
        [""] = [Anything],
        ["word"] = [@"[^\s]+"],
    };

    /// <param name="transformations">The transformations of the suite.</param>
    /// <param name="stepParameters">The types of the parameters of step definitions: enumerations among them have names of their own.</param>
    public ParameterTypes(IEnumerable<TransformationBinding> transformations, IEnumerable<Type> stepParameters)
    {
        AddBuiltIn(Integer, (typeof(byte), "byte"), (typeof(short), null), (typeof(int), "int"), (typeof(long), "long"));
        AddBuiltIn(Float, (typeof(float), "float"), (typeof(double), "double"), (typeof(decimal), "decimal"));
        AddBuiltIn(Anything, (typeof(bool), null), (typeof(char), null), (typeof(DateTime), null), (typeof(Guid), null));
        foreach (var type in stepParameters.Where(type => type.IsEnum).Distinct())
        {
            Add(type.Name, Anything);
            Add(type.FullName!, Anything);
        }

        foreach (var transformation in transformations)
        {
            Add(transformation.ParameterTypeName, transformation.Pattern ?? Anything);
            if (transformation.HasOwnName is false && Alias(transformation.TargetType) is { } alias)
            {
                Add(alias, transformation.Pattern ?? Anything);
            }
        }
    }

    /// <summary>What a parameter type matches; <see langword="null"/> if there is none of that name.</summary>
    public IReadOnlyList<string>? PatternsOf(string name) => name == "string" ? QuotedString : _patterns.GetValueOrDefault(name);

    /// <inheritdoc />
    public override string ToString() =>
        string.Join(", ", _patterns.Keys.Append("string").Order(StringComparer.Ordinal).Select(name => $"{{{name}}}"));

    private static string? Alias(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => "byte",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        _ => null,
    };

    private void AddBuiltIn(string pattern, params (Type Type, string? Alias)[] types)
    {
        foreach (var (type, alias) in types)
        {
            Add(type.Name, pattern);
            Add(alias ?? type.Name, pattern);
        }
    }

    private void Add(string name, string pattern)
    {
        var patterns = _patterns.TryGetValue(name, out var known) ? known : _patterns[name] = [];
        if (!patterns.Contains(pattern))
        {
            patterns.Add(pattern);
        }
    }
}
