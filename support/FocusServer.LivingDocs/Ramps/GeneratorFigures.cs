namespace FocusServer.LivingDocs.Ramps;

/// <summary>How the load generator itself did, in real time whatever the pace.</summary>
/// <param name="Cpu">Processor time of the process, in percent of all that the machine has.</param>
/// <param name="LagP99">How late what was due came, for all but one of a hundred; null when there were too few.</param>
/// <param name="GcPause">Time for which the garbage collector stopped it, in percent.</param>
/// <param name="Overloaded">Whether it was overloaded for more than a tenth of the run; what it measured then proves nothing.</param>
public sealed record GeneratorFigures(double? Cpu, TimeSpan? LagP99, double? GcPause, bool Overloaded);
