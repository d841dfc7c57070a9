using System.Text.Json;

namespace FocusServer.Emulator.Faults;

/// <summary>Reads faults and profiles from JSON. Durations are in seconds.</summary>
internal static class FaultReader
{
    private static readonly string[] _profileParts = ["description", "tls", "token", "faults"];
    private static readonly string[] _faultParts = ["kind", "rate", "fromJob", "between", "route", "delay", "p99", "status", "limit", "afterRows"];

    /// <exception cref="ArgumentException">The element is no profile; the message says what is allowed.</exception>
    public static FaultProfile ReadProfile(JsonElement element)
    {
        CheckObject(element, "a profile", _profileParts);
        return new FaultProfile(
            Get(element, "description", "a text", value => value.GetString()) ?? "",
            Get<bool?>(element, "tls", "true or false", value => value.GetBoolean()) ?? false,
            Get(element, "token", "a text", value => value.GetString()),
            Get(element, "faults", "a list of faults", value => value.EnumerateArray().Select(Read).ToArray()) ?? []);
    }

    /// <exception cref="ArgumentException">The element is no fault; the message says what is allowed.</exception>
    public static Fault Read(JsonElement element)
    {
        CheckObject(element, "a fault", _faultParts);
        return new Fault
        {
            Kind = ReadKind(element),
            Rate = Get<double?>(element, "rate", "a number above 0, at most 1", value => value.GetDouble()) ?? 1,
            FromJob = Get<int?>(element, "fromJob", "a whole number", value => value.GetInt32()),
            Between = Get(element, "between", "[from, to] or [from], in seconds", ReadWindow),
            Route = Get(element, "route", "a text", value => value.GetString()),
            Delay = Get<TimeSpan?>(element, "delay", "a number of seconds", value => Seconds(value)),
            P99 = Get<TimeSpan?>(element, "p99", "a number of seconds", value => Seconds(value)),
            Status = Get<int?>(element, "status", "a whole number", value => value.GetInt32()),
            Limit = Get<int?>(element, "limit", "a whole number", value => value.GetInt32()),
            AfterRows = Get<int?>(element, "afterRows", "a whole number", value => value.GetInt32()),
        };
    }

    private static FaultKind ReadKind(JsonElement fault)
    {
        var name = Get(fault, "kind", "a text", value => value.GetString());
        return Enum.GetNames<FaultKind>().Contains(name)
            ? Enum.Parse<FaultKind>(name!)
            : throw new ArgumentException($"'{name}' is no kind of fault; allowed are {FaultChecker.Kinds}.");
    }

    private static TimeWindow ReadWindow(JsonElement value) => value.GetArrayLength() switch
    {
        1 => new TimeWindow(Seconds(value[0])),
        2 => new TimeWindow(Seconds(value[0]), Seconds(value[1])),
        _ => throw new FormatException(),
    };

    private static TimeSpan Seconds(JsonElement value) => TimeSpan.FromSeconds(value.GetDouble());

    private static T? Get<T>(JsonElement element, string name, string allowed, Func<JsonElement, T> read)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        try
        {
            return read(value);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or OverflowException)
        {
            throw new ArgumentException($"{name} is {value.GetRawText()}; allowed is {allowed}.");
        }
    }

    private static void CheckObject(JsonElement element, string what, string[] parts)
    {
        var allowed = string.Join(", ", parts);
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"{element.GetRawText()} is not {what}; allowed is an object of {allowed}.");
        }

        if (element.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !parts.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"'{unknown}' is no part of {what}; allowed are {allowed}.");
        }
    }
}
