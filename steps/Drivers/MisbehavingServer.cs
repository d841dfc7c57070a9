using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Emulator.Faults;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Timing;
using FocusServer.Specs.Contexts;
using FocusServer.Specs.Hooks;
using FocusServer.Suite.Clocks;

namespace FocusServer.Specs.Drivers;

/// <summary>An embedded Focus Server that misbehaves in a known way, whatever the environment: the suite is tried on it.</summary>
public sealed class MisbehavingServer(TargetContext target, RampObservers observers)
{
    private const double DefaultPace = 10;

    private FocusServerEmulator? _server;

    /// <summary>Starts it, as the target of the scenario.</summary>
    /// <param name="room">How many jobs it can hold at once; null for plenty.</param>
    /// <param name="faults">What goes wrong from the start.</param>
    public async Task StartAsync(int? room = null, params IReadOnlyList<Fault> faults)
    {
        var chosen = SpecsSettings.Load();
        var settings = chosen with
        {
            Environment = "embedded",
            Server = null,
            Pace = chosen.IsEmbedded ? chosen.Pace : DefaultPace,
            PaceGivesWay = chosen.PaceGivesWay || !chosen.IsEmbedded,
            Shape = JobShape.Light,
            FindCapacity = false,
            StopAfterFailedLevels = 3,
            Notify = null,
            LiveView = false,
        };
        var time = SuiteClock.CreatePaced(settings.Pace);
        var options = new EmulatorOptions
        {
            TimeProvider = time,
            MaxWindows = room,
            DeleteSupported = true,
            Faults = faults,
            Seed = settings.EmulatorSeed,
        };
        observers.Add(new IdleTimeSkip(time, options.ShortestIdleTime));
        _server = await FocusServerEmulator.StartAsync(options);
        target.Use(settings, time, new FocusServerClient(new FocusServerClientOptions { BaseUrl = _server.BaseUrl }, time), tested: false);
    }

    /// <summary>Lets something go wrong as long as a level is held for the first time.</summary>
    public void FailWhileHeldFirst(int level, Fault fault) => observers.Add(new During(Server.Faults, level, fault));

    /// <summary>The jobs that the server has now, by its own books.</summary>
    public async Task<IReadOnlyList<string>> PresentAsync(IEnumerable<string> jobs)
    {
        var found = await Task.WhenAll(jobs.Select(async id => (Id: id, Presence: await target.Client.FindJobAsync(id, CancellationToken.None))));
        return [.. found.Where(job => job.Presence == JobPresence.Present).Select(job => job.Id)];
    }

    public async Task StopAsync()
    {
        if (_server is not null)
        {
            target.Release();
            await _server.DisposeAsync();
        }
    }

    private FocusServerEmulator Server => _server ?? throw new InvalidOperationException("The scenario gives no server.");

    private sealed class During(FaultBoard board, int level, Fault fault) : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            if (runEvent is HoldStarted { Attempt: 1 } hold && hold.Step.Level == level)
            {
                board.Add(fault);
            }
            else if (runEvent is StepJudged { Result: { Attempt: 1 } result } && result.Step.Level == level)
            {
                board.Switch(board.Faults.Count, on: false);
            }
        }
    }
}
