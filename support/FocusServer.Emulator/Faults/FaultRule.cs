namespace FocusServer.Emulator.Faults;

/// <summary>Describes the behaviour and the parameters of a kind of fault.</summary>
internal sealed record FaultRule(
    FaultKind Kind, FaultSubject Subject, FaultGroup Group, IReadOnlyList<string> Parameters, TimeSpan? Delay, IReadOnlyList<int> Status)
{
    /// <summary>Gets the default of the parameter <c>limit</c>.</summary>
    public int? Limit { get; init; }
}

/// <summary>Names the moments at which a fault is consulted: a job is requested, a request arrives, a row is due.</summary>
[Flags]
internal enum FaultSubject
{
    Job = 1,
    Request = 2,
    Stream = 4,
}

/// <summary>Groups faults that exclude each other: of one group, the first on the board that strikes a subject wins.</summary>
internal enum FaultGroup
{
    /// <summary>Excludes no other fault.</summary>
    None,

    /// <summary>Decides on a request for a job.</summary>
    Admission,

    /// <summary>Affects the pod of an accepted job.</summary>
    Pod,

    /// <summary>Replaces or damages an answer.</summary>
    Answer,

    /// <summary>Interrupts or ends a stream.</summary>
    End,

    /// <summary>Removes or damages a row.</summary>
    Row,
}
