using FocusServer.Emulator.Faults;

namespace FocusServer.Emulator.Page;

/// <summary>A fault as it stands in a profile: what is left out has its default, and durations are in seconds.</summary>
internal sealed record FaultJson(
    string Kind, double? Rate, int? FromJob, IReadOnlyList<double>? Between, string? Route, double? Delay, double? P99, int? Status, int? AfterRows)
{
    public static FaultJson Of(Fault fault) => new(
        fault.Kind.ToString(),
        fault.Rate < 1 ? fault.Rate : null,
        fault.FromJob,
        ListEnds(fault.Between),
        fault.Route,
        fault.Delay?.TotalSeconds,
        fault.P99?.TotalSeconds,
        fault.Status,
        fault.AfterRows);

    private static double[]? ListEnds(TimeWindow? part) => part switch
    {
        null => null,
        { To: null } => [part.From.TotalSeconds],
        { To: { } to } => [part.From.TotalSeconds, to.TotalSeconds],
    };
}
