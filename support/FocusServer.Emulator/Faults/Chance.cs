namespace FocusServer.Emulator.Faults;

/// <summary>Provides randomness without shared state, so that no draw depends on which thread asks first.</summary>
internal static class Chance
{
    /// <summary>Mixes two numbers into one that looks random (SplitMix64).</summary>
    public static ulong Mix(ulong seed, ulong value)
    {
        var z = seed + ((value + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Draws from a uniform distribution over [0, 1).</summary>
    public static double Uniform(ulong seed, ulong value) => (Mix(seed, value) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Draws from the standard normal distribution (Box–Muller).</summary>
    public static double Normal(ulong seed, ulong value)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(seed, value)));
        return radius * Math.Cos(2 * Math.PI * Uniform(~seed, value));
    }
}
