using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>Represents a fault on the board.</summary>
internal sealed record FaultView(int Number, bool On, string Text, FaultJson Fault)
{
    public static FaultView From(FaultSwitch fault) => new(fault.Number, fault.IsOn, fault.Fault.ToString(), FaultJson.From(fault.Fault));
}

/// <summary>Represents a fault as in a profile: defaults are left out, and durations are in seconds.</summary>
internal sealed record FaultJson(
    string Kind, double? Rate, int? FromJob, IReadOnlyList<double>? Between, string? Route, double? Delay, double? P99, int? Status, int? Limit, int? AfterRows)
{
    public static FaultJson From(Fault fault) => new(
        fault.Kind.ToString(),
        fault.Rate < 1 ? fault.Rate : null,
        fault.FromJob,
        ListEnds(fault.Between),
        fault.Route,
        fault.Delay?.TotalSeconds,
        fault.P99?.TotalSeconds,
        fault.Status,
        fault.Limit,
        fault.AfterRows);

    private static double[]? ListEnds(TimeWindow? part) => part switch
    {
        null => null,
        { To: null } => [part.From.TotalSeconds],
        { To: { } to } => [part.From.TotalSeconds, to.TotalSeconds],
    };
}
