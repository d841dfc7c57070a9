using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FocusServer.Emulator.Http;

/// <summary>Writes numbers as the real server does: measured quantities with a decimal point (2000.0), counted ones without.</summary>
internal sealed class WireJson : JsonConverter<double>
{
    private static readonly string[] _counted = ["fiber_start_meters", "fiber_length_meters", "number_of_channels"];

    public static void Configure(JsonSerializerOptions options, EmulatorOptions variant)
    {
        var types = new DefaultJsonTypeInfoResolver { Modifiers = { type => Adjust(type, variant) } };
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new WireJson());
        options.TypeInfoResolver = types;
    }

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        writer.WriteRawValue(double.IsInteger(value) && !text.Contains('E', StringComparison.Ordinal) ? text + ".0" : text);
    }

    private static void Adjust(JsonTypeInfo type, EmulatorOptions variant)
    {
        foreach (var property in type.Properties)
        {
            if (_counted.Contains(property.Name))
            {
                property.CustomConverter = new Count();
            }
            else if (variant.StreamPortAsText && property.Name == "stream_port")
            {
                property.NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString;
            }
            else if (variant.MetadataNested && property.Name == "metadata")
            {
                property.CustomConverter = new NestedMetadata();
            }
        }
    }

    private sealed class Count : JsonConverter<double?>
    {
        public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
        {
            if (value is { } number)
            {
                writer.WriteNumberValue(number);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
