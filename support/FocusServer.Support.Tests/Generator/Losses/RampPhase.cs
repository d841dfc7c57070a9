namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>A phase of a ramp in which something can be lost.</summary>
public enum RampPhase
{
    /// <summary>The jobs of a level are being asked for.</summary>
    Raise,

    /// <summary>A level is held.</summary>
    Hold,

    /// <summary>The exact breaking point is searched for.</summary>
    Search,

    /// <summary>The load is brought down for the search.</summary>
    Drain,

    /// <summary>All jobs are being ended.</summary>
    Cleanup,
}
