using FocusServer.Evidence.Judging;
using FocusServer.Suite.Runs;

namespace FocusServer.Suite.Ramps;

/// <summary>A ramp that has run.</summary>
/// <param name="Result">What it found.</param>
/// <param name="Folder">Where its evidence and its report are.</param>
public sealed record FinishedRamp(RampResult Result, RunFolder Folder);
