using FocusServer.Emulator;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>Looks into the server's own log at the moments that a verdict is about.</summary>
internal sealed class Witness(RandomServer server, FocusServerEmulator emulator) : IRunObserver
{
    private Strikes? _holdBegan;
    private Strikes? _healthBegan;

    public List<(StepResult Step, Strikes Before, Strikes During, Strikes After)> Holds { get; } = [];

    /// <summary>The faults during the final health check.</summary>
    public Strikes? Health { get; private set; }

    public Strikes Now => new(server, emulator.Events);

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case HoldStarted:
                _holdBegan = Now;
                break;
            case StepJudged judged:
                var after = Now;
                Holds.Add((judged.Result, _holdBegan!, after.Since(_holdBegan!), after));
                break;
            case FinalHealthStarted:
                _healthBegan = Now;
                break;
            case FinalHealthChecked:
                Health = Now.Since(_healthBegan!);
                break;
        }
    }
}
