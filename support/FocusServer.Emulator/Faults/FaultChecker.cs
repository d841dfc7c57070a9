using System.Globalization;

namespace FocusServer.Emulator.Faults;

/// <summary>Finds mistakes in faults before they take effect.</summary>
internal static class FaultChecker
{
    public static readonly string Kinds = string.Join(", ", Enum.GetNames<FaultKind>());

    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    public static IEnumerable<string> FindMistakes(IEnumerable<Fault> faults) =>
        faults.SelectMany(fault => FindMistakes(fault).Select(mistake => $"Fault {fault.Kind}: {mistake}"));

    /// <summary>Describes each fault that never strikes because it needs more concurrent jobs than there are windows.</summary>
    public static IEnumerable<string> FindOutOfReach(IEnumerable<Fault> faults, int windows, string setting) =>
        from fault in faults
        let last = StrikesBeforeAWindowIsTaken(fault.Kind) ? windows + 1 : windows
        where fault.FromJob > last
        select $"{setting} is {windows}, so that '{fault}' never strikes; allowed is {windows + fault.FromJob - last} and more, or a fromJob of at most {last}.";

    private static bool StrikesBeforeAWindowIsTaken(FaultKind kind) =>
        FaultRules.For(kind).Group == FaultGroup.Admission || kind is FaultKind.MongoDown or FaultKind.Crash;

    private static IEnumerable<string> FindMistakes(Fault fault)
    {
        if (!Enum.IsDefined(fault.Kind))
        {
            return [$"'{fault.Kind}' is no kind of fault; allowed are {Kinds}."];
        }

        var rule = FaultRules.For(fault.Kind);
        return
        [
            .. FindForeignParameters(fault, rule),
            .. FindWrongTriggers(fault),
            .. fault.Kind == FaultKind.Crash ? FindWrongCrashTriggers(fault) : [],
            .. FindWrongParameters(fault, rule),
        ];
    }

    private static IEnumerable<string> FindForeignParameters(Fault fault, FaultRule rule)
    {
        (string Name, bool IsSet)[] parameters =
        [
            ("route", fault.Route is not null),
            ("delay", fault.Delay is not null),
            ("p99", fault.P99 is not null),
            ("status", fault.Status is not null),
            ("limit", fault.Limit is not null),
            ("afterRows", fault.AfterRows is not null),
        ];
        string[] allowed = fault.Kind == FaultKind.Crash ? ["fromJob", "between", "delay"] : ["rate", "fromJob", "between", .. rule.Parameters];
        return parameters.Where(parameter => parameter.IsSet && !allowed.Contains(parameter.Name))
            .Select(parameter => $"it takes no {parameter.Name}; allowed are {string.Join(", ", allowed)}.");
    }

    private static IEnumerable<string> FindWrongTriggers(Fault fault)
    {
        if (!(fault.Rate > 0 && fault.Rate <= 1))
        {
            yield return Text($"rate is {fault.Rate}; allowed is more than 0, and at most 1.");
        }

        if (fault.FromJob < 1)
        {
            yield return Text($"fromJob is {fault.FromJob}; allowed is 1 and more.");
        }

        if (fault.Between is { } part && (part.From < TimeSpan.Zero || part.From > _longest || part.To <= part.From || part.To > _longest))
        {
            yield return Text($"between is [{part.From.TotalSeconds}, {part.To?.TotalSeconds}]; allowed are 0 to 86400 s, the end after the beginning.");
        }
    }

    private static IEnumerable<string> FindWrongCrashTriggers(Fault fault)
    {
        if (fault.Rate < 1)
        {
            yield return "it takes no rate; allowed are fromJob, between, delay.";
        }

        if (fault.Between is not null && fault.FromJob is not null)
        {
            yield return "fromJob and between contradict each other: it crashes once, either at a job or at a time.";
        }

        if (fault.Between?.To is not null && fault.Delay is not null)
        {
            yield return "delay and the end of between contradict each other: both say when the server is back.";
        }
    }

    private static IEnumerable<string> FindWrongParameters(Fault fault, FaultRule rule)
    {
        if (fault.Delay is { } delay && (delay <= TimeSpan.Zero || delay > _longest))
        {
            yield return Text($"delay is {delay.TotalSeconds} s; allowed is more than 0 and at most 86400 s.");
        }

        if (fault.P99 is { } p99 && (p99 <= (fault.Delay ?? rule.Delay) || p99 > _longest))
        {
            yield return Text($"p99 is {p99.TotalSeconds} s; allowed is more than delay ({(fault.Delay ?? rule.Delay)?.TotalSeconds} s), which is the median, and at most 86400 s.");
        }

        if (fault.Status is { } status && rule.Status.Count > 0 && !rule.Status.Contains(status))
        {
            yield return Text($"status is {status}; allowed is {(rule.Status.Count > 3 ? "500 to 599" : string.Join(" or ", rule.Status))}.");
        }

        if (fault.Limit < 1)
        {
            yield return Text($"limit is {fault.Limit}; allowed is 1 and more.");
        }

        if (fault.AfterRows < 0)
        {
            yield return Text($"afterRows is {fault.AfterRows}; allowed is 0 and more.");
        }

        if (fault.Route is not null && !FaultRoutes.Allowed(fault.Kind).Contains(fault.Route))
        {
            yield return $"route is '{fault.Route}'; allowed are {string.Join(", ", FaultRoutes.Allowed(fault.Kind))}.";
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
