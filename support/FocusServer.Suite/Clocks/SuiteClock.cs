using FocusServer.Load.Timing;

namespace FocusServer.Suite.Clocks;

/// <summary>The clocks of the suite: the machine's own, and those on which scenario time passes at a pace.</summary>
public static class SuiteClock
{
    /// <summary>Gets the machine's own clock: for what happens on real servers, and for watching the machine itself.</summary>
#pragma warning disable RS0030 // All clocks of the suite come from here
    public static TimeProvider RealTime => TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Creates a clock for scenario time.</summary>
    public static PacedTimeProvider CreatePaced(double pace) => new(RealTime, pace);
}
