namespace FocusServer.Emulator.Faults;

/// <summary>Of the faults of one group, one at a time can strike the same subject: the first on the board that does.</summary>
internal enum FaultGroup
{
    /// <summary>Shares its subject with any other.</summary>
    None,

    /// <summary>What a request for a job comes to.</summary>
    Admission,

    /// <summary>What becomes of an accepted job's pod.</summary>
    Pod,

    /// <summary>What an answer looks like.</summary>
    Answer,

    /// <summary>How a stream ends.</summary>
    End,

    /// <summary>What a row looks like.</summary>
    Row,
}
