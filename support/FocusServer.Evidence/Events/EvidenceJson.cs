using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Runs;

namespace FocusServer.Evidence.Events;

/// <summary>
/// The JSON of evidence: camelCase, states as words, durations as milliseconds in <c>…Ms</c>, percentages in <c>…Percent</c>.
/// </summary>
public static class EvidenceJson
{
    /// <summary>The serializer's settings; one line, and text as it is, not escaped.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The field that says what happened.</summary>
    internal const string EventName = "event";

    /// <summary>The names of all events.</summary>
    internal static IReadOnlySet<string> Events { get; } =
        typeof(RunEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>().Select(type => (string)type.TypeDiscriminator!).ToHashSet();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameUnits, AllowAbsence, OmitAbsentGenerators } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new MillisecondsConverter(), new PercentConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    // A number without its unit is a riddle: the unit is part of the name.
    private static void NameUnits(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var plain = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.Name += plain == typeof(TimeSpan) ? "Ms" : plain == typeof(Percentage) ? "Percent" : "";
        }
    }

    // Nulls are not written, and an absent field is null when it is read.
    private static void AllowAbsence(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
        }
    }

    // Where the run's own process makes the load, there is nothing to say of others.
    private static void OmitAbsentGenerators(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(IReadOnlyList<GeneratorPart>) || property.PropertyType == typeof(IReadOnlyList<GeneratorHold>))
            {
                property.ShouldSerialize = (_, generators) => generators is IReadOnlyCollection<object> { Count: > 0 };
            }
        }
    }

    private sealed class MillisecondsConverter : JsonConverter<TimeSpan>
    {
        // TimeSpan.FromMilliseconds cuts ticks off: of 4640.1783 ms it makes 4640.1782.
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeSpan.FromTicks(checked((long)Math.Round(reader.GetDouble() * TimeSpan.TicksPerMillisecond)));

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(value.TotalMilliseconds, 4));
    }

    private sealed class PercentConverter : JsonConverter<Percentage>
    {
        public override Percentage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, Percentage value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(value.Percent, 9));
    }
}
