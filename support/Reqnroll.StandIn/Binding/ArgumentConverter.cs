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
    public async ValueTask<object?> ConvertAsync(object value, Type target, CultureInfo culture, IObjectContainer container)
    {
        if (FindTransformation(value, target) is { } transformation)
        {
            var arguments = new List<object?>();
            foreach (var (part, type) in transformation.ArgumentsFor(value))
            {
                // A transformation from text to text must not look for itself again.
                arguments.Add(type == part.GetType() ? part : await ConvertAsync(part, type, culture, container));
            }

            return await BindingInvoker.InvokeAsync(transformation.Method, container, [.. arguments]);
        }

        return TryConvertSimple(value, target, culture, out var result)
            ? result
            : throw new FormatException($"'{value}' cannot be converted to {Describe.Type(target)}.");
    }

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
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException or ArgumentException or NotSupportedException)
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
        return value is string text && converter.CanConvertFrom(typeof(string))
            ? ConvertText(converter, text, culture)
            : Convert.ChangeType(value, target, culture);
    }

    private static object? ConvertText(TypeConverter converter, string text, CultureInfo culture)
    {
        try
        {
            return converter.ConvertFrom(null, culture, text);
        }
        catch (Exception error) when (error is not NotSupportedException)
        {
            // Some converters wrap the error of the conversion in a bare Exception.
            throw new FormatException(error.Message, error);
        }
    }

    private TransformationBinding? FindTransformation(object value, Type target) =>
        transformations.FirstOrDefault(transformation => transformation.Takes(value, target));
}
