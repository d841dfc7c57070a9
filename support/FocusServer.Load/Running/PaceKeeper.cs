using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Load.Reporting;
using FocusServer.Load.Timing;

namespace FocusServer.Load.Running;

/// <summary>
/// Lets the pace of a run give way when the machine strains, so that the truth need not: each hold whose load generator was overloaded, or
/// late enough to prove nothing, halves it, never below real time; and it recovers after some holds without trouble. In real time it waits for a
/// better moment: some holds of a run that prove nothing are held again.
/// </summary>
/// <param name="paced">The clock of the run and of its server; null for a pace that stays as it is, as on every real server.</param>
/// <param name="clock">The time of the run.</param>
/// <param name="events">Are told of each change.</param>
internal sealed class PaceKeeper(PacedTimeProvider? paced, RunClock clock, RunEvents events)
{
    private const int CleanHolds = 3;

    // What else keeps a machine busy comes and goes; more of them, and a machine that never gets well would take an hour to say so.
    private const int MostInRealTime = 10;

    private readonly double _most = paced?.Pace ?? 1;
    private int _cleanToRecover = CleanHolds;
    private int _clean;
    private int _heldAgainInRealTime;

    /// <summary>Seconds of scenario time in one real second, now.</summary>
    public double Pace => (clock.Time as PacedTimeProvider)?.Pace ?? 1;

    /// <summary>Takes note of a hold; true when it proved nothing, and is to be held again and not to count.</summary>
    public bool HoldsAgain(StepResult hold)
    {
        if (paced is null)
        {
            return false;
        }

        var why = hold.Hindrance ?? (hold.Generator is { Overloaded: true } generator ? generator.Overload : null);
        if (why is null)
        {
            Recover();
            return false;
        }

        _clean = 0;
        var slower = Math.Max(Math.Min(1, _most), paced.Pace / 2);
        if (slower >= paced.Pace)
        {
            return hold.Hindrance is not null && _heldAgainInRealTime++ < MostInRealTime;
        }

        // What was too fast once is tried again later than before.
        _cleanToRecover *= 2;
        Change(slower, $"the load generator was {why} at {Figures.Jobs(hold.Step.Level)}");
        return hold.Hindrance is not null;
    }

    /// <summary>Returns to the pace of the start: another run on this clock has its own trouble.</summary>
    public void Restore() => paced?.ChangePace(_most);

    private void Recover()
    {
        _clean++;
        if (paced!.Pace < _most && _clean >= _cleanToRecover)
        {
            Change(Math.Min(_most, paced.Pace * 2), $"{_clean} holds in a row had no trouble");
            _clean = 0;
        }
    }

    private void Change(double pace, string why)
    {
        var before = paced!.Pace;
        paced.ChangePace(pace);
        events.Publish(new PaceChanged(clock.Now, before, pace, why));
    }
}
