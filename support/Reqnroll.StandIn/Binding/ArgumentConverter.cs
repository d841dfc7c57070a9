using System.ComponentModel;
using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll.StandIn.Binding;

/// <summary>Makes the arguments of bindings from text and tables.</summary>
internal sealed class ArgumentConverter(IReadOnlyList<TransformationBinding> transformations)
{
    public bool CanConvert(object value, Type target, CultureInfo culture) =>
        FindTransformation(value, target) is not null || TryConvertSimple(value, target, culture, out _);

    /// <summary>Converts a value.</summary>
    /// <exception cref="FormatException">It has no meaning as the type that is wanted.</exception>
    public ValueTask<object?> ConvertAsync(object value, Type target, CultureInfo culture, IObjectContainer container) =>
        ConvertAsync(value, target, culture, container, null);

    public static bool TryConvertSimple(object value, Type target, CultureInfo culture, out object? result)
    {
        result = value;
        if (target.IsInstanceOfType(value))
        {
            return true;
        }

        try
        {
            result = ConvertSimple(value, target, culture);
            return true;
        }
        catch (Exception error)
            when (error is FormatException or InvalidCastException or OverflowException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static object? ConvertSimple(object value, Type target, CultureInfo culture)
    {
        if ((Nullable.GetUnderlyingType(target) ?? target).IsEnum && value is string name && name.Length > 0)
        {
            return Enum.Parse(Nullable.GetUnderlyingType(target) ?? target, name.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
        }

        var converter = TypeDescriptor.GetConverter(target);
        try
        {
            if (value is string && converter.CanConvertFrom(typeof(string)))
            {
                return converter.ConvertFrom(null, culture, value);
            }
        }
        catch (Exception)
        {
            // Converters throw what they like, a bare Exception among it, and are stricter than the conversion below: "1,000.5" is a number.
        }

        return Convert.ChangeType(value, target, culture);
    }

    // The transformation that needs the value must not be found for it again.
    private async ValueTask<object?> ConvertAsync(
        object value, Type target, CultureInfo culture, IObjectContainer container, TransformationBinding? caller)
    {
        if (FindTransformation(value, target, caller) is { } transformation)
        {
            var arguments = new List<object?>();
            foreach (var (part, type) in transformation.ArgumentsFor(value))
            {
                arguments.Add(await ConvertAsync(part, type, culture, container, transformation));
            }

            return await BindingInvoker.InvokeAsync(transformation.Method, container, [.. arguments]);
        }

        return TryConvertSimple(value, target, culture, out var result)
            ? result
            : throw new FormatException($"'{value}' cannot be converted to {Describe.Type(target)}.");
    }

    private TransformationBinding? FindTransformation(object value, Type target, TransformationBinding? except = null) =>
        transformations.FirstOrDefault(transformation => transformation != except && transformation.Takes(value, target));
}
