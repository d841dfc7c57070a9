namespace FocusServer.Load.SelfMonitoring;

/// <summary>Samples the use of the machine. Not thread-safe.</summary>
/// <param name="read">Reads it; may fail.</param>
internal sealed class MachineMeter(Func<MachineUse> read)
{
    private MachineTally _tally = new();
    private (TimeSpan At, TimeSpan Ours, MachineUse Use)? _before;

    /// <summary>Takes a sample.</summary>
    /// <param name="now">The time.</param>
    /// <param name="ours">The processor time of this process, since it started.</param>
    public void Sample(TimeSpan now, TimeSpan ours)
    {
        var use = Read();
        if (_before is { } before)
        {
            _tally.Add(now - before.At, ours - before.Ours, before.Use, use);
        }

        _before = (now, ours, use);
    }

    public MachineTally Take()
    {
        var taken = _tally;
        _tally = new MachineTally();
        return taken;
    }

    private MachineUse Read()
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // Whatever it is, the ramp goes on, and what was not read is not recorded
        catch (Exception)
#pragma warning restore CA1031
        {
            return default;
        }
    }
}
