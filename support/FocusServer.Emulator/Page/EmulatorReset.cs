using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Http;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Lifecycle;

namespace FocusServer.Emulator.Page;

/// <summary>Restores the state that the emulator started with, so that a run can be repeated.</summary>
internal sealed class EmulatorReset(JobTable jobs, FaultBoard board, FaultMiddleware requests, EventLog log, ScenarioTime time, ServerGeneration generation)
{
    public void Run()
    {
        generation.End();
        jobs.Restart();
        requests.Restart();
        time.Restart();
        board.Reset();
        log.Clear();
    }
}
