using System.Text.Json;
using System.Text.Json.Serialization;
using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Http;

/// <summary>Writes the state of the sensor in a job's answer as some servers do: in <c>parent</c>, beside what they do not know.</summary>
internal sealed class NestedMetadata : JsonConverter<LiveMetadata>
{
    public override LiveMetadata Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A server reads no answers.");

    public override void Write(Utf8JsonWriter writer, LiveMetadata value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNull("layer_type");
        writer.WritePropertyName("parent");
        JsonSerializer.Serialize(writer, value with { FiberStartMeters = null, FiberDescription = null }, options);
        writer.WriteEndObject();
    }
}
