namespace FocusServer.Load.Holds;

/// <summary>A rule of the run ends its ramp; the message says which, and what was seen.</summary>
internal sealed class CutShortException(string message) : Exception(message);
