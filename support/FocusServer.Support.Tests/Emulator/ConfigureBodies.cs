using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Generates bodies of <c>/configure</c>: valid ones, valid ones with changes, and random ones.</summary>
internal static class ConfigureBodies
{
    private static readonly string[] _right =
    [
        EmulatorUnderTest.LiveJob,
        """{"displayTimeAxisDuration":300,"nfftSelection":65536,"displayInfo":{"height":600},"channels":{"min":7,"max":7},"frequencyRange":{"min":0,"max":1000},"view_type":1}""",
        """{"nfftSelection":1,"displayInfo":{"height":600},"channels":{"min":1,"max":2222},"view_type":"2"}""",
        """{"displayInfo":{"height":600},"channels":{"min":1,"max":50},"view_type":2,"start_time":1500,"end_time":1600}""",
        """{"displayInfo":{"height":600},"channels":{"min":1,"max":50},"view_type":2,"start_time":500,"end_time":600}""",
    ];

    private static readonly string[] _fields =
    [
        "view_type", "displayInfo", "displayInfo.height", "channels", "channels.min", "channels.max", "nfftSelection", "displayTimeAxisDuration",
        "frequencyRange", "frequencyRange.min", "frequencyRange.max", "start_time", "end_time", "more", "displayInfo.more",
    ];

    /// <summary>The replacements for a field, as text that may be no JSON.</summary>
    private static readonly string[] _values =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "2", "3", "50", "51", "127", "128", "1000", "1500", "2222", "2223", "2337", "2338", "65536", "65537", "0.5", "1.0", "1e2", "1e400", "-1e-400",
        "2147483648", "4294967295", "4294967296", "9223372036854775808", "79228162514264337593543950336", "00", "+1", ".5", "NaN", "Infinity", "'1'",
        "\"\"", "\"0\"", "\"1\"", "\"2\"", "\"\\u0030\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\x\"", "\"\u0000\"", "\"é漢😀\"", "[]", "[1]", "[[[]]]", "{}", "{\"min\":1}", "{\"max\":2}", "{\"min\":2,\"max\":1}", "{\"min\":{},\"max\":[]}",
        "{\"\\ud800\":1}", "{\"min\":1,\"min\":2,\"max\":3}",
    ];

    public static Gen<byte[]> Any { get; } = Gen.Frequency(
        (2, Right.Select(Encoding.UTF8.GetBytes)),
        (8, Changed.Select(Encoding.UTF8.GetBytes)),
        (3, Changed.SelectMany(Damage)),
        (2, Rubbish),
        (1, Nested.Select(Encoding.UTF8.GetBytes)));

    private static Gen<string> Right => Gen.Elements(_right);

    /// <summary>Changes, removes or adds up to four fields.</summary>
    private static Gen<string> Changed =>
        from body in Right
        from changes in Gen.Choose(1, 4).SelectMany(count => Gen.Zip(Gen.Elements(_fields), Gen.OneOf(Gen.Elements(_values), Number, Gen.Constant(""))).ListOf(count))
        select changes.Aggregate(JsonNode.Parse(body)!.AsObject(), Change, Write);

    private static Gen<string> Number => Gen.Choose(-10, 70_000).Select(number => $"{number}");

    /// <summary>Removes, inserts or cuts off bytes.</summary>
    private static Gen<byte[]> Damage(string body) =>
        from at in Gen.Choose(0, body.Length - 1)
        from length in Gen.Choose(0, 8)
        from inserted in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(3)
        from cut in Gen.Elements(true, false)
        let bytes = Encoding.UTF8.GetBytes(body)
        select cut ? bytes[..at] : [.. bytes[..at], .. inserted, .. bytes[Math.Min(bytes.Length, at + length)..]];

    private static Gen<byte[]> Rubbish => Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        Gen.Elements(_values).Select(Encoding.UTF8.GetBytes),
        Gen.Choose(60_000, 70_000).Select(length => Encoding.UTF8.GetBytes(new string(' ', length) + _right[0])));

    private static Gen<string> Nested =>
        from depth in Gen.Choose(1, 3000)
        from bracket in Gen.Elements("[", "{\"channels\":")
        select string.Concat(Enumerable.Repeat(bracket, depth));

    private static JsonObject Change(JsonObject body, (string Field, string Value) change)
    {
        var path = change.Field.Split('.');
        var parent = path.Length == 1 ? body : body[path[0]] as JsonObject;
        if (parent is not null)
        {
            parent.Remove(path[^1]);
            if (change.Value.Length > 0)
            {
                // A placeholder for the value, which may be no JSON.
                parent[path[^1]] = $"§{change.Value}§";
            }
        }

        return body;
    }

    private static string Write(JsonObject body)
    {
        var text = new StringBuilder();
        Write(body, text);
        return text.ToString();
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        if (node is JsonObject fields)
        {
            text.Append('{');
            foreach (var (name, value) in fields)
            {
                text.Append(text[^1] == '{' ? "" : ",").Append('"').Append(name).Append("\":");
                Write(value, text);
            }

            text.Append('}');
            return;
        }

        text.Append(node is JsonValue value2 && value2.TryGetValue<string>(out var marked) && marked.StartsWith('§') ? marked.Trim('§') : node?.ToJsonString() ?? "null");
    }
}
