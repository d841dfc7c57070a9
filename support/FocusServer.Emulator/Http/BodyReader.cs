using System.Text.Json;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Reads the fields of a body and collects the mistakes, in the words of the contract.</summary>
internal sealed class BodyReader(JsonElement body)
{
    private readonly List<ValidationMistake> _mistakes = [];

    public IReadOnlyList<ValidationMistake> Mistakes => _mistakes;

    public void Add(string type, string message, params string[] path) =>
        _mistakes.Add(new ValidationMistake { Location = ["body", .. path], Message = message, Type = type });

    public bool IsObject()
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            Add("dict_type", "Input should be a valid dictionary");
        }

        return body.ValueKind == JsonValueKind.Object;
    }

    /// <summary>Finds the value at a path; null when it is absent or null, or when its parent is no object.</summary>
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

    /// <summary>Returns true if there is an object at a path. The fields of a missing object are not reported as well.</summary>
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

    /// <summary>Reads a whole number between two limits; null when it is missing or wrong.</summary>
    public long? ReadInteger(bool required, long least, long most, params string[] path)
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

    /// <summary>Reads the start and end time; null when they are missing or wrong.</summary>
    public TimeRange? ReadTimes(bool required)
    {
        required |= Find("start_time") is not null || Find("end_time") is not null;
        var start = ReadInteger(required, 0, uint.MaxValue, "start_time");
        var end = ReadInteger(required, 0, uint.MaxValue, "end_time");
        if (start >= end)
        {
            Add("value_error", "end_time should be greater than start_time", "end_time");
        }

        return start is not null && end is not null ? new TimeRange(start.Value, end.Value) : null;
    }
}
