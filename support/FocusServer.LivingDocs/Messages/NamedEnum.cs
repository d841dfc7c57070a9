using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Reads an enumeration by the names of the messages' schema. A name that is not known is read as <paramref name="unknown"/>.</summary>
internal sealed class NamedEnum<T>(T unknown) : JsonConverter<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = Enum.GetValues<T>().ToDictionary(
        value => typeof(T).GetField(value.ToString())!.GetCustomAttribute<DescriptionAttribute>()?.Description ?? value.ToString());

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && _values.TryGetValue(reader.GetString()!, out var value) ? value : unknown;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
}
