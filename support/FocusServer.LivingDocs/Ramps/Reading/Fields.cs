using System.Text.Json;

namespace FocusServer.LivingDocs.Ramps.Reading;

/// <summary>The fields of a JSON object of which nothing is promised: what is absent, or of another kind, is null or empty.</summary>
internal readonly struct Fields(JsonElement element)
{
    /// <summary>An object in this one; without fields when there is none.</summary>
    public Fields this[string name] => new(Get(name));

    /// <summary>Whether there is an object at all.</summary>
    public bool Exists => element.ValueKind == JsonValueKind.Object;

    public string? Text(string name) => Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The first field, as text.</summary>
    public string? FirstText() => Exists
        ? element.EnumerateObject().Select(field => field.Value).Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()).FirstOrDefault()
        : null;

    public double? Number(string name) =>
        Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    public int? Whole(string name) => Number(name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)Math.Round(number) : null;

    public bool? Flag(string name) => Get(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    // Longer than a century is no duration, and would overflow.
    public TimeSpan? Milliseconds(string name) =>
        Number(name) is { } number and >= 0 and < 3.2e12 ? TimeSpan.FromMilliseconds(number) : null;

    public DateTimeOffset? Moment(string name) =>
        Get(name) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var moment) ? moment : null;

    public IEnumerable<Fields> Items(string name) =>
        Get(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(item => new Fields(item)) : [];

    public IReadOnlyList<string> Texts(string name) => Get(name) is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];

    private JsonElement Get(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
