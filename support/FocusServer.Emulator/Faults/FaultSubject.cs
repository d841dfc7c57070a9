namespace FocusServer.Emulator.Faults;

/// <summary>At what moment a fault is asked whether it strikes; some are at more than one.</summary>
[Flags]
internal enum FaultSubject
{
    /// <summary>When a job is asked for.</summary>
    Job = 1,

    /// <summary>When a request comes.</summary>
    Request = 2,

    /// <summary>When a row is due.</summary>
    Stream = 4,
}
