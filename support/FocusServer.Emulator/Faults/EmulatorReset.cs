using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Faults;

/// <summary>Makes a running emulator as it was when it started, so that a run can be repeated without starting another.</summary>
internal sealed class EmulatorReset(JobTable jobs, FaultBoard board, FaultMiddleware requests, EventLog log, ScenarioTime time, ServerLife life)
{
    public void Run()
    {
        life.End();
        jobs.Restart();
        requests.Restart();
        time.Restart();
        board.Reset();
        log.Clear();
    }
}
