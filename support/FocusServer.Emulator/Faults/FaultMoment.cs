namespace FocusServer.Emulator.Faults;

/// <summary>At what moment of a job's life a fault can meet it.</summary>
internal enum FaultMoment
{
    /// <summary>When it is asked for.</summary>
    Asked,

    /// <summary>When it has been accepted.</summary>
    Accepted,

    /// <summary>When it sends rows.</summary>
    Streaming,

    /// <summary>When any request comes while it is there.</summary>
    Requests,
}
