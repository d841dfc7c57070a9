namespace FocusServer.Support.Tests;

/// <summary>The number of random seeds to try. An ordinary run tries the first twentieth of them; with ALL_SEEDS=true, as in the gate, it tries all.</summary>
internal static class Seeds
{
    public static bool All { get; } = Environment.GetEnvironmentVariable("ALL_SEEDS") == "true";

    /// <summary>The seeds from 1 on. What is calculated from them runs on every processor, and comes in their order.</summary>
    public static ParallelQuery<int> UpTo(int all) => OnEveryProcessor(Enumerable.Range(1, All ? all : all / 20));

    /// <summary>Lets what is calculated from values run on every processor; the results keep the order of the values.</summary>
    public static ParallelQuery<T> OnEveryProcessor<T>(IEnumerable<T> values) =>
        values.AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).WithMergeOptions(ParallelMergeOptions.NotBuffered);
}
