namespace FocusServer.Evidence.Measurements;

/// <summary>The reasons for which a load generator counts as overloaded.</summary>
public enum OverloadReason
{
    /// <summary>The process kept the machine's processors busy for some time.</summary>
    Cpu,

    /// <summary>Due ticks came late: the machine, or the process, did not get round to them.</summary>
    ScheduleLag,

    /// <summary>Work waited for a thread.</summary>
    ThreadPool,

    /// <summary>The garbage collector stopped the process for too much of the time.</summary>
    GarbageCollection,

    /// <summary>The rows of the reference stream, which never leave the process, came late or stayed away.</summary>
    ReferenceStream,
}
