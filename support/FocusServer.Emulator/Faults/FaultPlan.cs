namespace FocusServer.Emulator.Faults;

/// <summary>Groups the faults that are switched on by the moment at which they are consulted.</summary>
internal sealed record FaultPlan(IReadOnlyList<FaultState> Jobs, IReadOnlyList<FaultState> Requests, IReadOnlyList<FaultState> Streams)
{
    public static FaultPlan For(IEnumerable<FaultState> states)
    {
        var on = states.Where(state => state.IsOn).ToList();
        return new FaultPlan(Select(FaultSubject.Job), Select(FaultSubject.Request), Select(FaultSubject.Stream));

        FaultState[] Select(FaultSubject subject) => [.. on.Where(state => state.Rule.Subject.HasFlag(subject))];
    }
}
