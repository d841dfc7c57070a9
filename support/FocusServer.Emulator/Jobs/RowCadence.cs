namespace FocusServer.Emulator.Jobs;

/// <summary>Calculates the time between two rows, <c>lines_dt</c>, from what a request shows.</summary>
internal static class RowCadence
{
    /// <summary>The length of the time axis of a request without one, such as that of a waterfall, in seconds.</summary>
    public const int UsualDuration = 300;

    private const double Shortest = 0.001;
    private const double Longest = 86_400;

    /// <summary>Calculates the seconds between two rows: the time axis fills the height, a row a pixel.</summary>
    /// <param name="duration">The length of the time axis in seconds.</param>
    /// <param name="height">The height in pixels.</param>
    public static double Seconds(long? duration, long height) => Math.Clamp((double)(duration ?? UsualDuration) / height, Shortest, Longest);
}
