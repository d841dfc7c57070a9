namespace FocusServer.Support.Tests;

/// <summary>The number of random seeds to try. An ordinary run tries the first twentieth of them; with ALL_SEEDS=true, as in the gate, it tries all.</summary>
internal static class Seeds
{
    public static bool All { get; } = Environment.GetEnvironmentVariable("ALL_SEEDS") == "true";

    /// <summary>The seeds from 1 on.</summary>
    public static IEnumerable<int> UpTo(int all) => Enumerable.Range(1, All ? all : all / 20);
}
