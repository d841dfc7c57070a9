using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Jobs;

/// <summary>Calculates the frequencies of a Fourier transform.</summary>
internal static class Spectrum
{
    /// <summary>Calculates the distance between two frequencies, in Hz.</summary>
    public static double Step(long nfft) => Sensor.PulseRepetitionRate / (nfft + 1);

    public static bool HasAny(IntRange range, long nfft) => First(range, nfft) * Step(nfft) <= range.Max;

    /// <summary>Lists the frequencies in a range, in Hz: as many as whole steps fit in it, but at least one.</summary>
    public static double[] List(IntRange range, long nfft)
    {
        var step = Step(nfft);
        var amount = Math.Max(1, (int)((range.Max - range.Min) / step));
        return [.. Enumerable.Range(First(range, nfft), amount).Select(i => i * step)];
    }

    private static int First(IntRange range, long nfft) => (int)Math.Ceiling(range.Min / Step(nfft));
}
