using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Reads a body field by field and collects every mistake on the way, in the words of the contract.</summary>
internal sealed class BodyReader(JsonElement body)
{
    private readonly List<ValidationMistake> _mistakes = [];

    public IReadOnlyList<ValidationMistake> Mistakes => _mistakes;

    public void Add(string type, string message, params string[] path) =>
        _mistakes.Add(new ValidationMistake { Location = ["body", .. path], Message = message, Type = type });

    /// <summary>Whether the body is an object at all.</summary>
    public bool IsObject()
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            Add("dict_type", "Input should be a valid dictionary");
        }

        return body.ValueKind == JsonValueKind.Object;
    }

    /// <summary>The value at a path; null when it is absent or null, or when what should hold it is no object.</summary>
    public JsonElement? Find(params string[] path)
    {
        var element = body;
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    /// <summary>Whether there is an object at a path. Only where there is one can its fields be missing.</summary>
    public bool HasSection(params string[] path)
    {
        switch (Find(path))
        {
            case null:
                Add("missing", "Field required", path);
                return false;
            case { ValueKind: not JsonValueKind.Object }:
                Add("dict_type", "Input should be a valid dictionary", path);
                return false;
            default:
                return true;
        }
    }

    /// <summary>The whole number at a path, where it is one between the limits.</summary>
    public long? Whole(bool required, long least, long most, params string[] path)
    {
        if (Find(path) is not { } element)
        {
            if (required)
            {
                Add("missing", "Field required", path);
            }

            return null;
        }

        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var number) || number != decimal.Truncate(number))
        {
            Add("int_type", "Input should be a valid integer", path);
            return null;
        }

        if (number < least || number > most)
        {
            Add(
                number < least ? "greater_than_equal" : "less_than_equal",
                number < least ? $"Input should be greater than or equal to {least}" : $"Input should be less than or equal to {most}",
                path);
            return null;
        }

        return (long)number;
    }

    /// <summary>The times of a body, where there are two and they follow each other.</summary>
    /// <param name="required">Whether there have to be some; if not, there are two or none.</param>
    public TimeRange? Times(bool required)
    {
        required |= Find("start_time") is not null || Find("end_time") is not null;
        var start = Whole(required, 0, uint.MaxValue, "start_time");
        var end = Whole(required, 0, uint.MaxValue, "end_time");
        if (start >= end)
        {
            Add("value_error", "end_time should be greater than start_time", "end_time");
        }

        return start is not null && end is not null ? new TimeRange(start.Value, end.Value) : null;
    }
}
