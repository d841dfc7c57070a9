using System.Globalization;
using System.Reflection;
using FocusServer.Cluster;
using FocusServer.Generator.Guarding;
using FocusServer.Load.Generators;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Stopping;

namespace FocusServer.Generator;

/// <summary>Runs a load generator in a cluster until it is told to end.</summary>
/// <param name="settings">The settings.</param>
internal sealed class GeneratorProgram(GeneratorSettings settings)
{
    // As many load generators as one machine will ever have.
    private const int PortsToTry = 100;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    private readonly GeneratorClusterOptions _cluster = settings.Cluster;

    /// <summary>Joins the cluster, works, and ends its jobs and leaves the cluster when it is told to end.</summary>
    /// <exception cref="GeneratorsException">The cluster cannot be joined.</exception>
    /// <exception cref="PortInUseException">Another program has the port.</exception>
    public async Task RunAsync()
    {
        using var stop = new StopSignal();
        using var guard = Guard.TryStart(SuiteClock.RealTime);
        if (guard is null)
        {
            Tell("⚠️  No process stands by to clean up if this one is killed.");
        }

        var first = _cluster.Port ?? _cluster.FirstPort;
        for (var port = first; ; port++)
        {
            try
            {
                await RunAsync(port, guard, stop.Token);
                return;
            }
            catch (PortInUseException) when (_cluster.Port is null && port - first < PortsToTry)
            {
                // Another load generator of this machine has it.
            }
        }
    }

    private async Task RunAsync(int port, Guard? guard, CancellationToken stop)
    {
        var self = Identify(port);
        var worker = new GeneratorWorker(self, SuiteClock.RealTime, new Workbench(settings.Runs, self.Name, guard).PrepareAsync) { Tell = Tell };
        GeneratorSilo? silo = null;
        try
        {
            silo = await JoinAsync(port, self.Name, worker, stop);
            Tell($"Load generator {self.Name} has joined the cluster {_cluster}. It is reached on {Reach(port)}. Ctrl-C ends it.");
            while (await WaitUntilLostAsync(silo, worker, stop) is { } why)
            {
                Tell($"⚠️  {self.Name} is no member of the cluster any more, and joins anew: {why}");
                await silo.DisposeAsync();
                silo = null;
                silo = await JoinAgainAsync(port, self.Name, worker, stop);
            }

            Tell($"Load generator {self.Name} ends.");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // While it was joining.
        }
        finally
        {
            // Its jobs first, as long as its coordinator can hear of their end.
            await worker.DisposeAsync();
            await (silo?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private Task<GeneratorSilo> JoinAsync(int port, string name, IGenerator worker, CancellationToken stop) =>
        GeneratorSilo.JoinAsync(_cluster, port, name, worker, Warn, SuiteClock.RealTime, stop);

    private async Task<GeneratorSilo> JoinAgainAsync(int port, string name, IGenerator worker, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await JoinAsync(port, name, worker, stop);
            }
            catch (GeneratorsException e)
            {
                Warn(e.Message);
                await Task.Delay(_pause, SuiteClock.RealTime, stop);
            }
        }
    }

    // Null when it is told to end. A coordinator that works with it needs no list to reach it, and would lose it if it joined anew.
    private static async Task<string?> WaitUntilLostAsync(GeneratorSilo silo, GeneratorWorker worker, CancellationToken stop)
    {
        while (true)
        {
            await Task.WhenAny(silo.Lost, Task.Delay(_pause, SuiteClock.RealTime, stop));
            if (stop.IsCancellationRequested || silo.Lost.IsCompleted)
            {
                return stop.IsCancellationRequested ? null : await silo.Lost;
            }

            if ((await worker.IntroduceAsync(stop)).BusyWith is null && !await silo.IsListedAsync())
            {
                return "its list of members has been lost";
            }
        }
    }

    private GeneratorIdentity Identify(int port) => new()
    {
        Name = settings.Name ?? string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{port}"),
        Version = typeof(IGenerator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        Place = settings.Place,
        Processors = Environment.ProcessorCount,
    };

    private string Reach(int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(_cluster.Kind == ClusterKind.Kubernetes ? "its pod's address" : _cluster.Address)}, port {port}, {(_cluster.IsSecure ? "by TLS" : "without TLS")}");

    private static void Warn(string line) => Console.Error.WriteLine(line);

    private static void Tell(string line) => Console.WriteLine(line);
}
