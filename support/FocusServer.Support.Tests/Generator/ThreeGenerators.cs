using FocusServer.Cluster;
using FocusServer.Load.Generators;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Generator;

/// <summary>Three load generators in processes of their own, and their coordinator in this one.</summary>
internal sealed class ThreeGenerators : IAsyncDisposable
{
    private readonly List<GeneratorProcess> _processes;

    private ThreeGenerators(List<GeneratorProcess> processes, GeneratorClusterOptions options)
    {
        (_processes, FirstPort) = (processes, options.FirstPort);
        Cluster = new GeneratorCluster(options, _ => { }, SuiteUnderTest.RealTime);
    }

    public GeneratorCluster Cluster { get; }

    /// <summary>The port of the one that keeps the list of members, where no Redis does.</summary>
    public int FirstPort { get; }

    /// <summary>The folder for their journals.</summary>
    public string Runs { get; private init; } = "";

    public GeneratorProcess this[int i] => _processes[i];

    /// <summary>Starts them, all at once.</summary>
    /// <param name="redis">The Redis server by which they find each other; null when they do so on their own.</param>
    public static ThreeGenerators Start(string? redis)
    {
        // The first of them may be an embedded server's job ports, which it holds without listening.
        var port = FreePorts.FindBlock(40) + 35;
        var options = new GeneratorClusterOptions { Kind = redis is null ? ClusterKind.Localhost : ClusterKind.Redis, Redis = redis, FirstPort = port };
        var runs = Directory.CreateTempSubdirectory("generators-").FullName;
        string[] arguments =
            ["--first-port", $"{options.FirstPort}", "--runs", runs, .. redis is null ? (string[])["--cluster", "localhost"] : ["--cluster", "redis", "--redis", redis]];
        return new ThreeGenerators([.. Enumerable.Range(1, 3).Select(i => GeneratorProcess.Start(["--name", $"lab-{i}", "--place", $"room {i}", .. arguments]))], options) { Runs = runs };
    }

    /// <summary>Waits until all are there.</summary>
    public Task<IReadOnlyList<FoundGenerator>> FindAsync() =>
        Cluster.FindAsync(3, SuiteUnderTest.Bound, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound * 2);

    /// <summary>Ends them as a person does; returns their exit codes.</summary>
    public async Task<IReadOnlyList<int>> EndAsync()
    {
        _processes.ForEach(process => process.Signal("TERM"));
        return await Task.WhenAll(_processes.Select(process => process.WaitForExitAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        _processes.ForEach(process => process.Dispose());
        Directory.Delete(Runs, recursive: true);
    }
}
