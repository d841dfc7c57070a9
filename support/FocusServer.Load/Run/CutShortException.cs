using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;

namespace FocusServer.Load.Run;

/// <summary>A rule of the run ends its ramp; the message says which, and what was seen.</summary>
internal sealed class CutShortException(string message) : Exception(message);
