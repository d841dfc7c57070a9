using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Io.Cucumber.Messages.Types;
using Reqnroll.StandIn.Running;

namespace Reqnroll.StandIn.Reporting;

/// <summary>Writes messages, one a line, each complete on disk before the next: a killed process leaves all that it knew.</summary>
internal sealed class MessageFile(Stream stream) : IDisposable
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new DescribedEnum<AttachmentContentEncoding>(),
            new DescribedEnum<HookType>(),
            new DescribedEnum<PickleStepType>(),
            new DescribedEnum<SourceMediaType>(),
            new DescribedEnum<StepDefinitionPatternType>(),
            new DescribedEnum<StepKeywordType>(),
            new DescribedEnum<TestStepResultStatus>(),
        },
    };

    private readonly Lock _lock = new();

    public static MessageFile Open(StandInSettings settings)
    {
        if (settings.MessageFile is null)
        {
            return new MessageFile(Stream.Null);
        }

        var path = Path.GetFullPath(settings.MessageFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new MessageFile(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));
    }

    public void Write(Envelope envelope)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(envelope, _options), (byte)'\n'];
        lock (_lock)
        {
            stream.Write(line);
            stream.Flush();
        }
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Writes an enumeration by the names that the messages' schema gives to its values.</summary>
    private sealed class DescribedEnum<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private readonly Dictionary<T, string> _names = Enum.GetValues<T>().ToDictionary(
            value => value,
            value => typeof(T).GetField(value.ToString())!.GetCustomAttribute<DescriptionAttribute>()!.Description);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(_names[value]);
    }
}
