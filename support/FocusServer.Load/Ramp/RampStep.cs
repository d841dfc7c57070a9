namespace FocusServer.Load.Ramp;

/// <summary>One step of a plan: bring the load up to a level, hold it, judge it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Level">The jobs to be held.</param>
/// <param name="JobsToAdd">How many of them are new.</param>
public sealed record RampStep(int Number, int Level, int JobsToAdd);
