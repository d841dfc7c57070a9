namespace FocusServer.Emulator.Faults;

/// <summary>What a kind of fault allows.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Subject">When it is asked.</param>
/// <param name="Group">With which others it does not share a subject.</param>
/// <param name="Parameters">What it takes beside its triggers, as in a profile.</param>
/// <param name="Delay">How long it takes by default.</param>
/// <param name="Status">The statuses it can answer with; the first is the default.</param>
internal sealed record FaultRule(
    FaultKind Kind, FaultSubject Subject, FaultGroup Group, IReadOnlyList<string> Parameters, TimeSpan? Delay, IReadOnlyList<int> Status)
{
    /// <summary>At what moment of a job's life it can meet it; of two moments the first.</summary>
    public FaultMoment Moment => this switch
    {
        { Group: FaultGroup.Admission } or { Kind: FaultKind.MongoDown or FaultKind.Crash } => FaultMoment.Asked,
        { Subject: FaultSubject.Job } => FaultMoment.Accepted,
        { Subject: FaultSubject.Stream } => FaultMoment.Streaming,
        _ => FaultMoment.Requests,
    };
}
