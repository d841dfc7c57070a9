namespace FocusServer.Support.Tests;

/// <summary>How often chance is tried. An ordinary run tries the first twentieth; with ALL_SEEDS=true, as in the gate, all of them.</summary>
internal static class Seeds
{
    public static bool All { get; } = Environment.GetEnvironmentVariable("ALL_SEEDS") == "true";

    /// <summary>The seeds from 1 on.</summary>
    public static IEnumerable<int> UpTo(int all) => Enumerable.Range(1, All ? all : all / 20);
}
