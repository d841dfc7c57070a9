namespace FocusServer.Emulator.Faults;

/// <summary>The faults that are on, by what they are asked about. Nothing to ask costs nothing.</summary>
internal sealed record FaultPlan(IReadOnlyList<FaultState> Jobs, IReadOnlyList<FaultState> Requests, IReadOnlyList<FaultState> Streams)
{
    public static FaultPlan For(IEnumerable<FaultState> states)
    {
        var on = states.Where(state => state.IsOn).ToList();
        return new FaultPlan(Of(FaultSubject.Job), Of(FaultSubject.Request), Of(FaultSubject.Stream));

        FaultState[] Of(FaultSubject subject) => [.. on.Where(state => state.Rule.Subject.HasFlag(subject))];
    }
}
