namespace FocusServer.Emulator.Faults;

/// <summary>
/// Randomness without a sequence: what happens to the fifth request is a function of the seed, the fault and the five, however many
/// threads ask, and in whatever order.
/// </summary>
internal static class Chance
{
    /// <summary>A number that depends on both, and looks as if it did on neither (SplitMix64).</summary>
    public static ulong Mix(ulong seed, ulong value)
    {
        var z = seed + ((value + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Evenly between 0 (included) and 1 (not included).</summary>
    public static double Uniform(ulong seed, ulong value) => (Mix(seed, value) >> 11) * (1.0 / (1UL << 53));

    /// <summary>With mean 0 and deviation 1 (Box and Muller).</summary>
    public static double Normal(ulong seed, ulong value)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(seed, value)));
        return radius * Math.Cos(2 * Math.PI * Uniform(~seed, value));
    }
}
