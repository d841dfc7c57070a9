using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Faults;

/// <summary>What faults say to a job that was asked for.</summary>
/// <param name="Faults">What goes with it, if it is opened.</param>
/// <param name="Refusal">Why it is not; null: it is.</param>
/// <param name="EvictsOldest">Whether the oldest job ends for it.</param>
internal readonly record struct AdmittedJob(JobFaults Faults, JobRefusal? Refusal = null, bool EvictsOldest = false);
