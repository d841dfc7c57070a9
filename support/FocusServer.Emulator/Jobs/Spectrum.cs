using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Jobs;

/// <summary>Which frequencies a Fourier transform tells apart.</summary>
internal static class Spectrum
{
    /// <summary>How far apart they are, in Hz.</summary>
    /// <param name="nfft">The length of the transform.</param>
    public static double Step(long nfft) => Sensor.PulseRepetitionRate / (nfft + 1);

    /// <summary>Whether one of them lies in a range.</summary>
    public static bool HasAny(IntRange range, long nfft) => First(range, nfft) * Step(nfft) <= range.Max;

    /// <summary>As many as whole steps fit in the range, in Hz. Where there is room for less than one step, but one of them is there: that one.</summary>
    public static double[] List(IntRange range, long nfft)
    {
        var step = Step(nfft);
        var amount = Math.Max(1, (int)((range.Max - range.Min) / step));
        return [.. Enumerable.Range(First(range, nfft), amount).Select(i => i * step)];
    }

    private static int First(IntRange range, long nfft) => (int)Math.Ceiling(range.Min / Step(nfft));
}
