namespace FocusServer.Evidence.Measurements;

/// <summary>A way in which a load generator is overloaded.</summary>
public enum Strain
{
    /// <summary>The process kept the machine's processors busy for some time.</summary>
    Cpu,

    /// <summary>What was due came late: the machine, or the process, did not get round to it.</summary>
    ScheduleLag,

    /// <summary>Work waited for a thread.</summary>
    ThreadPool,

    /// <summary>The garbage collector stopped the process for too much of the time.</summary>
    GarbageCollection,

    /// <summary>The rows of the control stream, which never leave the process, came late or stayed away.</summary>
    ControlStream,
}
