using System.ComponentModel;
using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll.StandIn.Binding;

/// <summary>Makes the arguments of bindings from text and tables, in the current culture.</summary>
internal sealed class ArgumentConverter(IReadOnlyList<TransformationBinding> transformations)
{
    public bool CanConvert(object value, Type target) =>
        FindTransformation(value, target) is not null || TryConvertSimple(value, target, out _);

    /// <summary>Converts a value.</summary>
    /// <exception cref="FormatException">It has no meaning as the type that is wanted.</exception>
    public ValueTask<object?> ConvertAsync(object value, Type target, IObjectContainer container) =>
        ConvertAsync(value, target, container, null);

    public static bool TryConvertSimple(object value, Type target, out object? result)
    {
        result = value;
        if (target.IsInstanceOfType(value))
        {
            return true;
        }

        try
        {
            result = ConvertSimple(value, target);
            return true;
        }
        catch (Exception error)
            when (error is FormatException or InvalidCastException or OverflowException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static object? ConvertSimple(object value, Type target)
    {
        if (target.IsEnum && value is string name)
        {
            return Enum.Parse(target, name.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
        }

        var converter = TypeDescriptor.GetConverter(target);
        try
        {
            if (value is string && converter.CanConvertFrom(typeof(string)))
            {
                return converter.ConvertFrom(null, CultureInfo.CurrentCulture, value);
            }
        }
        catch (Exception)
        {
            // Converters throw what they like, a bare Exception among it, and are stricter than the conversion below: "1,000.5" is a number.
        }

        return Convert.ChangeType(value, target, CultureInfo.CurrentCulture);
    }

    // The transformation that needs the value must not be taken for it again.
    private async ValueTask<object?> ConvertAsync(object value, Type target, IObjectContainer container, TransformationBinding? caller)
    {
        if (FindTransformation(value, target) is { } transformation && transformation != caller)
        {
            var arguments = new List<object?>();
            foreach (var (part, type) in transformation.ArgumentsFor(value))
            {
                arguments.Add(await ConvertAsync(part, type, container, transformation));
            }

            return await BindingInvoker.InvokeAsync(transformation.Method, container, [.. arguments]);
        }

        return TryConvertSimple(value, target, out var result)
            ? result
            : throw new FormatException($"'{value}' cannot be converted to {Describe.Type(target)}.");
    }

    private TransformationBinding? FindTransformation(object value, Type target) =>
        transformations.FirstOrDefault(transformation => transformation.Takes(value, target));
}
